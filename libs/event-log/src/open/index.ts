export { logAnswers, logOfService } from './of-service.js';
export { FOLDED_TOPICS, KAFKA_TOPICS, type LogOptions, openEventLog, TOPIC_DEFINITIONS } from './open.js';
