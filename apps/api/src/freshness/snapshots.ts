import { type Database, readHead, type Transaction } from '@muster/store';
import { Inject, Injectable } from '@nestjs/common';
import { ApiProblem } from '../http/problems.js';
import { DATABASE } from '../surroundings.js';
import { type AsOf, readAsOf } from './as-of.js';

/** The store at one moment: figures and how fresh they are belong together. */
export interface Snapshot extends Transaction {
  /** The active generation of the read models. */
  readonly generation: number;
  readonly asOf: AsOf;
}

@Injectable()
export class Snapshots {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

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
      return query({ ...transaction, generation: generation.number, asOf });
    }, 'REPEATABLE READ');
  }
}
