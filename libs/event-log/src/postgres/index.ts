export { PostgresEventLog } from './postgres-event-log.js';
export { defaultSettings, type PostgresLogSettings } from './settings.js';
export { deleteTopic, erasePayloads, trimPartition } from './upkeep.sql.js';
