export type {
  Batch,
  Consumption,
  ConsumeOptions,
  EventLog,
  LogIdentity,
  LogPartition,
  LogPosition,
  LogRecord,
  NewRecord,
  PartitionState,
  TakenPartition,
  TopicDefinition,
  TopicDescription,
} from './port.js';
export { LogFault, type LogFaultCode } from './faults.js';
export { partitionOf } from './partitioner.js';
