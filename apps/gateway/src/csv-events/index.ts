export { type Column, type ColumnKind } from './column.js';
export { csvColumnsOf, csvNeedsOf, identifierColumnsOf } from './columns.js';
export { eventOfRow, type RowDefaults, type RowEvent } from './event-of-row.js';
export { type CsvEvents, type CsvItem, readCsvEvents } from './read-csv-events.js';
