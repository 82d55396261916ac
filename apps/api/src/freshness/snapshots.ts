import { NO_CODES, type Reference } from '@muster/domain';
import { type Clock, todayOf } from '@muster/platform';
import { type Database, type EvidenceSource, readEpoch, readHead, type Transaction } from '@muster/store';
import { Inject, Injectable } from '@nestjs/common';
import { ApiProblem } from '../http/problems.js';
import { CLOCK, DATABASE } from '../surroundings.js';
import { type AsOf, readAsOf } from './as-of.js';

/** The store at one moment: figures and how fresh they are belong together. */
export interface Snapshot extends Transaction {
  /** The active generation of the read models. */
  readonly generation: number;
  readonly asOf: AsOf;
  /** What evidence about people is read from. */
  evidence(): Promise<EvidenceSource>;
}

@Injectable()
export class Snapshots {
  /** The newest epoch that was read: an epoch never changes, and the reference is large. */
  private newest: Reference | undefined;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Runs a query within one REPEATABLE READ transaction.
   * @throws {ApiProblem} `not-ready` when nothing was ever folded in
   */
  read<T>(query: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    return this.database.transaction(async transaction => {
      const { generation, epoch } = await readHead(transaction);
      if (!generation)
        throw new ApiProblem(
          'not-ready',
          'the store holds no read models yet; they are made when a projector starts',
        );
      const asOf = await readAsOf(transaction, { generation, epoch });
      return query({
        ...transaction,
        generation: generation.number,
        asOf,
        evidence: async () => ({
          sql: transaction,
          generation: generation.number,
          reference: await this.referenceAt(transaction, epoch),
          today: todayOf(this.clock),
        }),
      });
    }, 'REPEATABLE READ');
  }

  /** Where organisations lie does not hang on the code tables, which are the projector's. */
  private async referenceAt(transaction: Transaction, epoch: number): Promise<Reference> {
    if (this.newest?.epoch !== epoch) this.newest = await readEpoch(transaction, epoch, NO_CODES);
    return this.newest;
  }
}
