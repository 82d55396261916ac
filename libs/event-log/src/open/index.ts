export { type KafkaAccess, kafkaAccess } from './access.js';
export { logAnswers, logOfService } from './of-service.js';
export {
  FOLDED_TOPICS,
  INBOUND_PREFIX,
  inboundTopic,
  KAFKA_TOPICS,
  type LogOptions,
  openEventLog,
  TOPIC_DEFINITIONS,
} from './open.js';
