import {
  type DerivedMeasure,
  ENGLAND,
  PROFESSION_NAMES,
  type Month,
  type Profession,
  publishedDays,
  vintagesOf,
} from '@muster/domain';
import { type EntityManager } from 'typeorm';
import { scenarioCardById, targetCardById } from '../cards/cards.js';
import { type EvidenceSource } from '../cells/evidence-source.js';
import { publishedAt } from '../cells/reported.sql.js';
import { gatherPast, type PastPeople } from './people/past-people.js';
import { peopleKind } from '../facts/people-kind.sql.js';
import { forecastGround, type ForecastGround, withScenario } from './ground.js';
import { publishedSeries, type ToldSeries } from './told-series.js';

/** What was asked about is not there. */
export interface NotThere {
  readonly status: 'not-there';
  readonly code: 'unknown-target' | 'unknown-scenario' | 'no-target';
  readonly detail: string;
}

export interface Gathered {
  readonly status: 'gathered';
  /** One for each scenario that was asked about, in their order; `undefined` is no scenario. */
  readonly grounds: readonly ForecastGround[];
}

/** What a question about a target is answered from, under each of some scenarios. Their target is the first one's that has one. */
export async function gatherGrounds(
  source: EvidenceSource & { readonly entities: EntityManager },
  target: string | undefined,
  scenarios: readonly (string | undefined)[],
): Promise<Gathered | NotThere> {
  const { entities, generation } = source;
  const cards = [];
  for (const id of scenarios) {
    const card = id === undefined ? undefined : await scenarioCardById(entities, generation, id);
    if (id !== undefined && !card)
      return { status: 'not-there', code: 'unknown-scenario', detail: `there is no scenario ${id}` };
    cards.push(card);
  }
  const about = target ?? cards.find(card => card?.current.target !== undefined)?.current.target;
  if (about === undefined)
    return {
      status: 'not-there',
      code: 'no-target',
      detail: 'neither the question nor a scenario names a target: what is forecast is the chance of one',
    };
  const targetCard = await targetCardById(entities, generation, about);
  if (!targetCard)
    return { status: 'not-there', code: 'unknown-target', detail: `there is no target ${about}` };
  const base = await forecastGround(source, targetCard);
  return { status: 'gathered', grounds: cards.map(card => (card ? withScenario(base, card) : base)) };
}

const MEASURES: readonly DerivedMeasure[] = ['fte', 'headcount'];

/** What is published of a profession in one measure, in England and its regions: of one series and vintage, up to its last day. */
export interface Published {
  readonly series: string;
  readonly vintage: Month;
  readonly told: ToldSeries;
}

/** @param asked a vintage; left out: the newest that England has of each profession */
export async function publishedIn(
  source: Pick<EvidenceSource, 'sql' | 'generation'>,
  professions: readonly Profession[],
  asked?: Month,
): Promise<Published[]> {
  const { sql, generation } = source;
  const all: Published[] = [];
  for (const { profession, periods } of await publishedAt(sql, generation, professions, 'england', ENGLAND)) {
    const chosen = vintagesOf(periods).find(({ vintage }) => asked === undefined || vintage === asked);
    if (!chosen) continue;
    const { series, vintage } = chosen;
    for (const measure of MEASURES) {
      const origin = publishedDays(chosen, measure).sort().at(-1);
      if (origin === undefined) continue;
      const of = { profession, measure, area: ENGLAND };
      all.push({ series, vintage, told: await publishedSeries(source, of, { series, vintage, origin }) });
    }
  }
  return all;
}

/** What models are tested on: all that is published, each with its vintage, or what events about people tell of the past. */
export type Tested =
  | { readonly of: 'published'; readonly published: readonly Published[] }
  | { readonly of: 'people'; readonly simulated: boolean; readonly past: readonly PastPeople[] };

/** @param asked a profession, or all of them; the series model, where no other is named, is tested on what is published */
export async function gatherTested(
  source: EvidenceSource,
  { profession, model = 'series' }: { readonly profession?: Profession; readonly model?: string },
): Promise<Tested> {
  const professions = profession ? [profession] : PROFESSION_NAMES;
  if (model === 'series') return { of: 'published', published: await publishedIn(source, professions) };
  const simulated = (await peopleKind(source.sql)) === 'simulated';
  return { of: 'people', simulated, past: await gatherPast(source, professions) };
}
