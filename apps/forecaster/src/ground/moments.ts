import { NO_CODES } from '@muster/domain';
import { type Clock, MusterFault, todayOf } from '@muster/platform';
import {
  allCheckpoints,
  type Database,
  type EvidenceSource,
  type ForecastProvenance,
  newestEpoch,
  readHead,
  type Transaction,
} from '@muster/store';

/** The store at one moment, and what names it. */
export interface Moment extends EvidenceSource {
  readonly entities: Transaction['entities'];
  readonly stands: Pick<ForecastProvenance, 'generation' | 'epoch' | 'folded'>;
}

/** Reads what forecasts are made of. */
export class Moments {
  private readonly referenceAt = newestEpoch(NO_CODES);

  constructor(
    readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs a query within one REPEATABLE READ transaction.
   * @throws {MusterFault} `nothing-folded` when nothing was ever folded in
   */
  read<T>(query: (moment: Moment) => Promise<T>): Promise<T> {
    return this.database.snapshot(async transaction => {
      const { generation, epoch } = await readHead(transaction);
      if (!generation)
        throw new MusterFault(
          'nothing-folded',
          'the store holds no read models yet',
          'start a projector, and ask again',
        );
      const checkpoints = await allCheckpoints(transaction);
      return query({
        sql: transaction,
        entities: transaction.entities,
        generation: generation.number,
        reference: await this.referenceAt(transaction, epoch),
        today: todayOf(this.clock),
        stands: {
          generation: generation.hash,
          epoch,
          folded: checkpoints.map(({ topic, partition, next }) => ({ topic, partition, next })),
        },
      });
    });
  }
}
