export { type CsvRecord, csvRecords } from './csv.js';
export {
  csvLine,
  defused,
  rejectedLine,
  rejectedRow,
  type RejectedRow,
  rejectsHeader,
  REJECT_COLUMNS,
} from './rejects.js';
export { type CsvFile, openCsv, type Row } from './rows.js';
