import { EventLog0001 } from './0001-event-log.js';
import { FactsAndCells0002 } from './0002-facts-and-cells.js';
import { Deliveries0003 } from './0003-deliveries.js';
import { People0004 } from './0004-people.js';

/** In order. A released migration is never edited. */
export const migrations = [EventLog0001, FactsAndCells0002, Deliveries0003, People0004];
