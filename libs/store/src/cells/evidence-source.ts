import { type Day, type Reference } from '@muster/domain';
import { type Sql } from '../database.js';
import { type StockAreas } from './kept-areas.js';
import { type StockMonths } from './workforce.sql.js';

/** Where evidence is read from: one snapshot, with the reference of its newest epoch. */
export interface EvidenceSource {
  readonly sql: Sql;
  readonly generation: number;
  readonly reference: Reference;
  /** Bounds the newest day known: what is told of days to come is no news of them. */
  readonly today: Day;
  /** Absent: changes by month are read each time. */
  readonly stockMonths?: StockMonths;
  /** Absent: they are read each time. */
  readonly stockAreas?: StockAreas;
}
