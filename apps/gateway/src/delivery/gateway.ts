import { type Reference } from '@muster/domain';
import { type EventLog } from '@muster/event-log';
import { type Clock, type Logger } from '@muster/platform';
import { type Database, type Sql } from '@muster/store';
import { type Pseudonyms } from '../pseudonyms/pseudonyms.js';

/** What every door needs. */
export interface Gateway {
  readonly log: EventLog;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly pseudonyms: Pseudonyms;
  /** The reference of an epoch: what a delivery would move is judged under the newest. */
  readonly referenceAt: (sql: Sql, epoch: number) => Promise<Reference>;
}
