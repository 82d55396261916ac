import {
  amountOf,
  canonicalJson,
  daysOfPosition,
  whatItSays,
  type DerivedMeasure,
  type Day,
  derivedPosition,
  fteNumber,
  levelOf,
  type NoAnswer,
  reportedPosition,
  type ScenarioCard,
  type ScenarioDefinition,
  stockOn,
  type TargetCard,
  type TargetDefinition,
  type TargetPosition,
  vintagesOf,
} from '@muster/domain';
import { createHash } from 'node:crypto';
import { derivedEvidence } from '../cells/derived-evidence.js';
import { type EvidenceSource } from '../cells/evidence-source.js';
import { needsOf } from '../cells/needs.sql.js';
import { publishedPeriods } from '../cells/reported.sql.js';
import { newestPeopleDay } from '../checkpoints/source-activity.sql.js';
import { peopleKind } from '../facts/people-kind.sql.js';
import { type People, peopleEvidence } from './people/people-evidence.js';
import { derivedOrigin, derivedSeries, publishedSeries, type ToldSeries } from './told-series.js';

/** All that a forecast of a target follows from, beside seed and version: plain JSON, gathered within one snapshot of the store. */
export interface ForecastGround {
  readonly target: { readonly id: string; readonly revision: string; readonly definition: TargetDefinition };
  readonly scenario?: {
    readonly id: string;
    readonly revision: string;
    readonly definition: ScenarioDefinition;
  };
  readonly evidence: Evidence | NoEvidence;
  /** What events about people tell where the evidence ends; absent where there is no evidence. */
  readonly people?: People;
}

/** Where the target stands at the origin, and what went before. FTE or people, as plain numbers. */
export interface Evidence {
  readonly status: 'evidence';
  readonly kind: 'reported' | 'derived';
  /** Of published figures. */
  readonly published?: { readonly series: string; readonly vintage: string };
  /** Whether the people it is derived from are simulated. */
  readonly simulated: boolean;
  /** The day at whose end the forecast begins. */
  readonly origin: Day;
  readonly inPost: number;
  /** Like for like, since the baseline. */
  readonly counted: number;
  readonly amount: number;
  /** FTE in post ÷ people in post; null where people are not told. */
  readonly ftePerHead: number | null;
  readonly series: ToldSeries;
}

/** Why there is nothing to forecast from. */
export interface NoEvidence {
  readonly status: 'no-evidence';
  readonly code: NoAnswer['status'] | 'not-comparable' | 'basis-not-forecast';
  readonly detail: string;
  readonly remedy: string;
}

/** Gathers what a target's forecast follows from, by the evidence that the target is set by. */
export async function forecastGround(source: EvidenceSource, target: TargetCard): Promise<ForecastGround> {
  const evidence = await evidenceFor(source, target.current);
  return {
    target: { id: target.id, revision: target.current.revision, definition: whatItSays(target.current) },
    evidence,
    ...(evidence.status === 'evidence' && {
      people: await peopleEvidence(source, target.current, evidence.origin),
    }),
  };
}

/** People answer where a target is set by events about people, and these are told; the series where published figures alone say where it stands. */
export function isForecastByPeople({ target, people }: ForecastGround): boolean {
  return target.definition.evidence === 'derived' && people?.status === 'people';
}

/** What a target stands on does not hang on the scenario. */
export function withScenario(ground: ForecastGround, { id, current }: ScenarioCard): ForecastGround {
  return { ...ground, scenario: { id, revision: current.revision, definition: whatItSays(current) } };
}

/** The same for the same ground, whatever else the store took in. 16 hexadecimal digits. */
export function hashOfGround(ground: unknown): string {
  return createHash('sha256').update(canonicalJson(ground)).digest('hex').slice(0, 16);
}

async function evidenceFor(source: EvidenceSource, target: TargetDefinition): Promise<Evidence | NoEvidence> {
  const { measure, basis } = target;
  if (measure !== 'fte' && measure !== 'headcount')
    return none('not-measured', `${measure} are not forecast`, 'set the target in fte or headcount');
  if (basis !== 'net')
    return none(
      'basis-not-forecast',
      basis === 'gross'
        ? 'gross joiners are not forecast by themselves: the models forecast the stock'
        : 'funded posts are decided, not forecast',
      'set the target on the net basis',
    );
  return target.evidence === 'reported'
    ? reportedEvidence(source, target, measure)
    : derivedEvidenceFor(source, target, measure);
}

async function reportedEvidence(
  source: EvidenceSource,
  target: TargetDefinition,
  measure: DerivedMeasure,
): Promise<Evidence | NoEvidence> {
  const { sql, generation, today } = source;
  const periods = await publishedPeriods(sql, generation, target.profession, target.area);
  const position = reportedPosition(target, periods, today);
  if (position.status !== 'answered')
    return none(position.status, position.detail, REMEDIES[position.status]);
  const { series, vintage, on } = position;
  const told = await publishedSeries(source, { ...target, measure }, { series, vintage, origin: on });
  const published = vintagesOf(periods).find(told => told.series === series && told.vintage === vintage)!;
  return standing(target, position, told, {
    published: { series, vintage },
    simulated: false,
    ftePerHead: ratio(stockOn(published, on, 'fte'), stockOn(published, on, 'headcount')),
  });
}

async function derivedEvidenceFor(
  source: EvidenceSource,
  target: TargetDefinition,
  measure: DerivedMeasure,
): Promise<Evidence | NoEvidence> {
  const { sql, generation, today } = source;
  const { profession, area } = target;
  const newest = await newestPeopleDay(sql, today);
  const origin = newest && derivedOrigin(newest);
  const told = origin && (await derivedSeries(source, { ...target, measure }, origin));
  if (origin === undefined || told === undefined)
    return none(
      'no-derived-evidence',
      'no events about people of this profession have been taken in here',
      REMEDIES['no-derived-evidence'],
    );
  const needs = await needsOf(sql, generation, profession, levelOf(area), area);
  const days = daysOfPosition(target, origin);
  const evidence =
    origin < target.baselineOn ? undefined : await derivedEvidence(source, profession, area, measure, days);
  const position = derivedPosition(target, evidence, needs, origin);
  if (position.status !== 'answered')
    return none(position.status, position.detail, REMEDIES[position.status]);
  const stock = evidence?.points.at(-1)?.stock;
  return standing(target, position, told, {
    simulated: (await peopleKind(sql)) === 'simulated',
    ftePerHead: ratio(stock?.fte, stock?.headcount),
  });
}

function standing(
  target: TargetDefinition,
  position: TargetPosition,
  series: ToldSeries,
  more: Pick<Evidence, 'published' | 'simulated' | 'ftePerHead'>,
): Evidence | NoEvidence {
  const { counted, inPost, on, evidence } = position;
  if (counted === undefined)
    return none(
      'not-comparable',
      evidence === 'derived'
        ? 'what counts since the baseline is not known: feeds tell of less than 95 % of the workforce at the baseline or now'
        : 'what counts since the baseline is not known: a period on the way is not published',
      'look at the position of the target, which says what is missing',
    );
  const plain = (value: number) => (target.measure === 'fte' ? fteNumber(value) : value);
  return {
    status: 'evidence',
    kind: evidence,
    ...more,
    origin: on,
    inPost: plain(inPost),
    counted: plain(counted),
    amount: plain(amountOf(target)),
    series,
  };
}

/** @param fte in hundred-thousandths */
function ratio(fte: number | undefined, people: number | undefined): number | null {
  return fte === undefined || people === undefined || people === 0 ? null : fteNumber(fte) / people;
}

const REMEDIES: Readonly<Record<NoAnswer['status'], string>> = {
  'no-series': 'import a series of this profession and area, or set the target by derived evidence',
  'not-published': 'import the vintage that holds both the baseline and a later day',
  'before-baseline': 'wait for figures after the baseline, or import them',
  'not-measured': 'set the target in fte or headcount',
  'no-derived-evidence': 'let feeds send events about people, or set the target by reported evidence',
};

function none(code: NoEvidence['code'], detail: string, remedy: string): NoEvidence {
  return { status: 'no-evidence', code, detail, remedy };
}
