export { deliverEvents, deliverKeyed, type ItemOutcome, type Keyed } from './deliver.js';
export { importFile } from './import-file.js';
export { type ImportReport, type ImportRequest, type RejectedItem } from './import-request.js';
export { type Mapping, readMapping } from './mappings/mapping.js';
export { pseudonymiser, pseudonymKey, type Pseudonymiser } from './pseudonyms.js';
