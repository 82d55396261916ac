export { KafkaEventLog } from './kafka-event-log.js';
export {
  type Address,
  defaultSettings,
  type KafkaLogConfig,
  type KafkaLogSettings,
  type TopicSettings,
} from './settings.js';
export { differs, type SettingComparison, type TopicComparison, TopicUpkeep } from './topic-upkeep.js';
