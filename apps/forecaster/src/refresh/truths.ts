import {
  type Area,
  bridgeBetween,
  bridgeOf,
  type Day,
  type DerivedMeasure,
  fteNumber,
  monthOf,
  periodsBetween,
  type Profession,
  publishedDays,
  stockOn,
  type Vintage,
  vintagesOf,
} from '@muster/domain';
import { type AnsweredFrom } from '@muster/jobs';
import { derivedEvidence, derivedOrigin, newestPeopleDay, publishedPeriods } from '@muster/store';
import { type Moment } from '../ground/moments.js';

/** What has come of an area since a forecast of it began, like for like. FTE or people, as plain numbers. */
export interface Truth {
  readonly grown: number;
  /** The publication that tells it; of events about people, the month up to which they are settled. */
  readonly vintage: string;
}

/** Of which stock it is asked. */
export interface TruthOf {
  readonly profession: Profession;
  readonly area: Area;
  readonly measure: DerivedMeasure;
}

/** What the store holds at one moment of what came: read once for all forecasts of the same. */
export class Truths {
  private readonly vintages = new Map<string, Promise<readonly Vintage[]>>();
  private settledOn: Promise<Day | undefined> | undefined;

  constructor(private readonly moment: Moment) {}

  /** Growth from the origin to each of the days that has come, by what the forecast was made from. */
  async since(
    { evidence, origin }: Pick<AnsweredFrom, 'evidence' | 'origin'>,
    of: TruthOf,
    days: readonly Day[],
  ): Promise<ReadonlyMap<Day, Truth>> {
    return evidence === 'reported' ? this.published(of, origin, days) : this.happened(of, origin, days);
  }

  /** Both days of the newest vintage that has both. */
  private async published(of: TruthOf, origin: Day, days: readonly Day[]): Promise<Map<Day, Truth>> {
    const vintages = await this.vintagesOf(of);
    return new Map(
      days.flatMap(on => {
        const truth = grown(vintages, origin, on, of.measure);
        return truth ? [[on, truth] as const] : [];
      }),
    );
  }

  /** Of days that are settled, and of areas whose feeds tell of nearly all at both ends. */
  private async happened(of: TruthOf, origin: Day, days: readonly Day[]): Promise<Map<Day, Truth>> {
    const settled = await this.settled();
    const come = days.filter(on => settled !== undefined && on <= settled && on > origin).sort();
    if (settled === undefined || come.length === 0) return new Map();
    const { profession, area, measure } = of;
    const told = await derivedEvidence(this.moment, profession, area, measure, [origin, ...come]);
    if (!told?.points[0]!.coverage.comparable) return new Map();
    return new Map(
      come.flatMap((on, nth) => {
        if (!told.points[nth + 1]!.coverage.comparable) return [];
        const { likeForLike } = bridgeBetween(told.points, 0, nth + 1, measure);
        return [[on, { grown: plain(likeForLike, measure), vintage: monthOf(settled) }] as const];
      }),
    );
  }

  private vintagesOf({ profession, area }: TruthOf): Promise<readonly Vintage[]> {
    const { sql, generation } = this.moment;
    const key = `${profession} ${area}`;
    const known = this.vintages.get(key);
    if (known) return known;
    const read = publishedPeriods(sql, generation, profession, area).then(vintagesOf);
    this.vintages.set(key, read);
    return read;
  }

  /** The last day of a month in which nothing that events about people tell is provisional. */
  settled(): Promise<Day | undefined> {
    const { sql, today } = this.moment;
    this.settledOn ??= newestPeopleDay(sql, today).then(newest => newest && derivedOrigin(newest));
    return this.settledOn;
  }
}

function grown(
  vintages: readonly Vintage[],
  origin: Day,
  on: Day,
  measure: DerivedMeasure,
): Truth | undefined {
  for (const vintage of vintages) {
    if (!publishedDays(vintage, measure).includes(on)) continue;
    const opening = stockOn(vintage, origin, measure);
    const path = opening === undefined ? undefined : periodsBetween(vintage, origin, on);
    const likeForLike = path && bridgeOf(path, measure, opening).likeForLike;
    if (likeForLike !== undefined) return { grown: plain(likeForLike, measure), vintage: vintage.vintage };
  }
  return undefined;
}

const plain = (value: number, measure: DerivedMeasure) => (measure === 'fte' ? fteNumber(value) : value);
