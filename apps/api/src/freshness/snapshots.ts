import { type Day, NO_CODES, type Reference } from '@muster/domain';
import { type Clock, todayOf } from '@muster/platform';
import {
  type CellsRead,
  type CellSum,
  type Database,
  type DimensionOf,
  type EvidenceSource,
  KeptAreas,
  type KeptAt,
  type KeptCube,
  KeptSums,
  type Moment,
  newestEpoch,
  readMoment,
  type Sight,
  sourceTimes,
  type StockAreas,
  type StockMonths,
  type SumsAsked,
  type Transaction,
} from '@muster/store';
import { Inject, Injectable } from '@nestjs/common';
import { ApiProblem } from '../http/problems.js';
import { CLOCK, DATABASE } from '../surroundings.js';
import { type AsOf, asOfOf, newest } from './as-of.js';
import { Kept } from './kept.js';
import { Sources } from './sources.js';
import { type Written } from './written.js';

/** What figures may be made of that are kept for who asks the same again. */
export interface Figures {
  /** Cells of a cube, summed. */
  sums<Name extends KeptCube, By extends DimensionOf<Name>>(
    cube: Name,
    asked: SumsAsked<Name, By>,
  ): Promise<readonly CellSum<Name, By>[]>;
  /**
   * The same, apart by some of what they are told by: a list is the same one as before where nothing in it changed.
   * @returns by the values of `within`, one a line, in order; what has no sums is absent
   */
  sumsIn<Name extends KeptCube, By extends DimensionOf<Name>>(
    cube: Name,
    asked: SumsAsked<Name, By>,
    within: readonly By[],
  ): Promise<ReadonlyMap<string, readonly CellSum<Name, By>[]>>;
  reference(): Promise<Reference>;
}

/** The store at one moment: figures and how fresh they are belong together. */
export interface Snapshot extends Transaction, Figures {
  /** The active generation of the read models. */
  readonly generation: number;
  readonly asOf: AsOf;
  /** The newest day that events about people tell of, but no later than today; undefined where there are none. */
  readonly newestPeopleDay: Day | undefined;
  /** Kept from one question to the next. */
  readonly stockMonths: StockMonths;
  /** What evidence about people is read from. */
  evidence(): Promise<EvidenceSource>;
  /**
   * Figures that hang on nothing but what they are asked for and made of, made anew only where that changed.
   * @param asked all that decides them, their name first
   */
  readonly kept: <Value extends object>(
    asked: readonly unknown[],
    make: (figures: Figures) => Promise<Written<Value>>,
  ) => Promise<Written<Value>>;
}

@Injectable()
export class Snapshots {
  /** Where organisations lie does not hang on the code tables, which are the projector's. */
  private readonly referenceAt = newestEpoch(NO_CODES);
  private fresh: { readonly asOf: AsOf; readonly sight: Sight; readonly sources: Sources } | undefined;
  private readonly keptFigures = new Kept();
  private readonly keptSums = new KeptSums();
  private readonly keptAreas = new KeptAreas();

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Runs a query within one REPEATABLE READ transaction.
   * @throws {ApiProblem} `not-ready` when nothing was ever folded in
   */
  read<T>(query: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    return this.database.snapshot(async transaction => {
      const moment = await readMoment(transaction);
      const { generation, epoch } = moment;
      if (!generation)
        throw new ApiProblem(
          'not-ready',
          'the store holds no read models yet; they are made when a projector starts',
        );
      const today = todayOf(this.clock);
      const asOf = await this.freshnessAt(transaction, moment, generation.hash);
      const newestDay = (asOf.newestPeopleDay ?? undefined) as Day | undefined;
      const reference = () => this.referenceAt(transaction, epoch);
      const at = { sql: transaction, generation: generation.number, sight: moment.sight };
      const stockMonths: StockMonths = (profession, level) =>
        this.keptSums.readIn(at, 'stock_month', { by: ['area', 'month'], where: { profession, level } }, [
          'area',
        ]);
      const stockAreas: StockAreas = (profession, level) => this.keptAreas.read(at, profession, level);
      return query({
        ...transaction,
        ...this.figuresAt(at, reference),
        generation: generation.number,
        asOf,
        newestPeopleDay: newestDay !== undefined && newestDay > today ? today : newestDay,
        evidence: async () => ({
          sql: transaction,
          generation: generation.number,
          reference: await reference(),
          today,
          stockMonths,
          stockAreas,
        }),
        stockMonths,
        kept: (asked, make) =>
          this.keptFigures.figures(JSON.stringify([generation.number, epoch, ...asked]), at, noted =>
            make(this.figuresAt(at, reference, noted)),
          ),
      });
    });
  }

  /** As it was told last, where the store has not changed since. */
  private async freshnessAt(transaction: Transaction, moment: Moment, generation: string): Promise<AsOf> {
    const { sight } = moment;
    const before = this.fresh && sight?.includes(this.fresh.sight) ? this.fresh : undefined;
    if (before && sight?.isSameAs(before.sight)) return before.asOf;
    const told = await sourceTimes(transaction, before?.sight);
    const sources = (before?.sources ?? Sources.NONE).with(told.sources);
    const newestPeopleDay = newest([before?.asOf.newestPeopleDay ?? null, told.newestPeopleDay]);
    const asOf = asOfOf(moment, generation, { sources: sources.list, newestPeopleDay });
    if (sight) this.fresh = { asOf, sight, sources };
    return asOf;
  }

  /** @param noted takes what is read */
  private figuresAt(at: KeptAt, reference: Figures['reference'], noted?: CellsRead[]): Figures {
    return {
      reference,
      sums: (cube, asked) => {
        noted?.push({ cube, where: asked.where });
        return this.keptSums.read(at, cube, asked);
      },
      sumsIn: (cube, asked, within) => {
        noted?.push({ cube, where: asked.where });
        return this.keptSums.readIn(at, cube, asked, within);
      },
    };
  }
}
