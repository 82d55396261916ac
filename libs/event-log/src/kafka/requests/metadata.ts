import { type OwnRequest, ownRequest, type Reader } from './request.js';

/** What the brokers say of topics. kafkajs asks up to version 6; topics have ids from version 10 on. */
export interface Metadata {
  readonly clusterId: string;
  readonly topics: readonly TopicMetadata[];
}

export interface TopicMetadata {
  readonly topic: string;
  /** Another for a topic that was deleted and made anew. */
  readonly id: string;
  /** A code of the protocol, 0 for none. */
  readonly error: number;
  readonly partitions: readonly PartitionMetadata[];
}

export interface PartitionMetadata {
  readonly partition: number;
  /** A broker, or -1 while there is none. */
  readonly leader: number;
  readonly replicas: number;
}

export const UNKNOWN_TOPIC = 3;
export const METADATA = { key: 3, version: 12, name: 'Metadata' };

/** @see https://kafka.apache.org/protocol#The_Messages_Metadata */
export function metadataRequest(topics: readonly string[]): OwnRequest<Metadata> {
  const none = Buffer.from([0]);
  const body = Buffer.concat([
    none, // tags of the header, which is kafkajs's otherwise
    varint(topics.length + 1),
    ...topics.flatMap(topic => [Buffer.alloc(16), compact(topic), none]),
    none, // allow_auto_topic_creation
    none, // include_topic_authorized_operations
    none,
  ]);
  return ownRequest(METADATA, body, readMetadata);
}

function readMetadata(answer: Reader): Metadata {
  answer.skipTags(); // of the header
  answer.int32(); // throttle_time_ms
  answer.compactArray(() => {
    answer.int32();
    answer.compactString();
    answer.int32();
    answer.compactString();
    answer.skipTags();
  });
  const clusterId = answer.compactString() ?? '';
  answer.int32(); // controller_id
  return { clusterId, topics: answer.compactArray(() => readTopic(answer)) };
}

function readTopic(answer: Reader): TopicMetadata {
  const error = answer.int16();
  const topic = answer.compactString() ?? '';
  const id = answer.uuid();
  answer.boolean(); // is_internal
  const partitions = answer.compactArray(() => readPartition(answer));
  answer.int32(); // topic_authorized_operations
  answer.skipTags();
  return { topic, id, error, partitions: partitions.sort((one, other) => one.partition - other.partition) };
}

function readPartition(answer: Reader): PartitionMetadata {
  answer.int16(); // error_code: the leader says as much
  const partition = answer.int32();
  const leader = answer.int32();
  answer.int32(); // leader_epoch
  const [replicas] = [1, 2, 3].map(() => answer.compactArray(() => answer.int32()).length); // all, in sync, offline
  answer.skipTags();
  return { partition, leader, replicas: replicas! };
}

function compact(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([varint(bytes.length + 1), bytes]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  return Buffer.from([...bytes, rest]);
}
