import type { Producer as KafkaProducer, TopicMessages } from 'kafkajs';
import { Client } from './client.js';
import type { KafkaLogConfig, KafkaLogSettings } from './settings.js';

export interface PlacedRecord {
  readonly topic: string;
  readonly partition: number;
  readonly key: string;
  readonly value: Uint8Array;
}

interface Opened {
  readonly client: Client;
  readonly producer: KafkaProducer;
}

/**
 * Appends one group of records after another, each acknowledged by all replicas in sync. What is sent again within one
 * `append` is known to the brokers by its number and appended once. A producer that failed is not used again: kafkajs gives
 * the numbers of what it gave up to what comes next, which the brokers would take for a repetition and not append.
 */
export class Producer {
  private opening: Promise<Opened> | undefined;

  constructor(
    private readonly config: KafkaLogConfig,
    private readonly settings: KafkaLogSettings,
  ) {}

  /** Answers each record's offset, in the order given. One call at a time. */
  async append(records: readonly PlacedRecord[]): Promise<number[]> {
    const opening = (this.opening ??= this.open());
    try {
      const { producer } = await opening;
      const sent = { acks: -1, timeout: this.settings.answerMs, topicMessages: messagesOf(records) };
      const firsts = new Map(
        (await producer.sendBatch(sent)).map(({ topicName, partition, baseOffset }) => [
          `${topicName}:${partition}`,
          Number(baseOffset),
        ]),
      );
      return offsetsOf(records, firsts);
    } catch (error) {
      void this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const { opening } = this;
    this.opening = undefined;
    const opened = await opening?.catch(() => undefined);
    await opened?.producer.disconnect().catch(() => undefined);
    opened?.client.cut();
  }

  private async open(): Promise<Opened> {
    const client = new Client(this.config, this.settings, this.settings.resends);
    const producer = client.kafka.producer({
      idempotent: true,
      retry: { retries: this.settings.resends },
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner:
        () =>
        ({ message }) =>
          message.partition!,
    });
    // kafkajs sends again on the connection that did not answer, for as long as that is open.
    producer.on(producer.events.REQUEST_TIMEOUT, () => client.drop());
    try {
      await producer.connect();
      return { client, producer };
    } catch (error) {
      client.cut();
      throw error;
    }
  }
}

function messagesOf(records: readonly PlacedRecord[]): TopicMessages[] {
  const topics = new Map<string, TopicMessages>();
  for (const { topic, partition, key, value } of records) {
    let of = topics.get(topic);
    if (!of) topics.set(topic, (of = { topic, messages: [] }));
    of.messages.push({ partition, key, value: Buffer.from(value.buffer, value.byteOffset, value.length) });
  }
  return [...topics.values()];
}

/** Records of a partition are next to each other, in their order, from the first on. */
function offsetsOf(records: readonly PlacedRecord[], firsts: ReadonlyMap<string, number>): number[] {
  const next = new Map(firsts);
  return records.map(({ topic, partition }) => {
    const name = `${topic}:${partition}`;
    const offset = next.get(name);
    // kafkajs says nothing of a partition that moved to a broker which had acknowledged its others already.
    if (offset === undefined || offset < 0) throw new Error(`what was sent to ${name} was not acknowledged`);
    next.set(name, offset + 1);
    return offset;
  });
}
