import { type Reference } from '@muster/domain';
import { type EventLog } from '@muster/event-log';
import { type Clock, type Logger, shared } from '@muster/platform';
import {
  type Database,
  type DeliveryToKeep,
  type Precautions,
  readPrecautions,
  type Sql,
} from '@muster/store';
import { type Pseudonyms } from '../pseudonyms/pseudonyms.js';
import { keeping } from './keeping.js';

/** What the doors are opened on. */
export interface GatewayParts {
  readonly log: EventLog;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly pseudonyms: Pseudonyms;
  /** The reference of an epoch: what a delivery would move is judged under the newest. */
  readonly referenceAt: (sql: Sql, epoch: number) => Promise<Reference>;
}

/** What every door needs. What each delivery asks of the database is asked for those together who ask while it answers. */
export interface Gateway extends GatewayParts {
  readonly precautions: () => Promise<Precautions>;
  /** Into the log. */
  readonly append: EventLog['append'];
  /** Keeps what was said of a delivery and its items. */
  readonly keep: (what: DeliveryToKeep) => Promise<void>;
}

const READ_AT_ONCE = 3;

export function gatewayOn(parts: GatewayParts): Gateway {
  const { database, log } = parts;
  const precautions = shared(() => readPrecautions(database), { atOnce: READ_AT_ONCE });
  return { ...parts, precautions, append: records => log.append(records), keep: keeping(database) };
}
