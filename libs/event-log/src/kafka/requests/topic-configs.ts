import { type OwnRequest, ownRequest } from './request.js';

export const INCREMENTAL_ALTER_CONFIGS = { key: 44, version: 0, name: 'IncrementalAlterConfigs' };

const TOPIC = 2;
const SET = 0;

/** What the broker says of each topic whose settings were to change: null where they did. */
export type Refusals = readonly { readonly topic: string; readonly refusal: string | null }[];

/**
 * Changes the settings named and leaves the others, which kafkajs's alterConfigs would put back to the broker's defaults.
 * @see https://kafka.apache.org/protocol#The_Messages_IncrementalAlterConfigs
 */
export function alterTopicConfigs(
  topics: readonly { readonly topic: string; readonly configs: Readonly<Record<string, string>> }[],
): OwnRequest<Refusals> {
  const body = Buffer.concat([
    array(topics, ({ topic, configs }) => [
      Buffer.from([TOPIC]),
      string(topic),
      array(Object.entries(configs), ([name, value]) => [string(name), Buffer.from([SET]), string(value)]),
    ]),
    Buffer.from([0]), // validate_only
  ]);
  return ownRequest(INCREMENTAL_ALTER_CONFIGS, body, answer => {
    answer.int32(); // throttle_time_ms
    return answer.array(() => {
      const [error, message] = [answer.int16(), answer.string()];
      answer.int8(); // resource_type
      const topic = answer.string() ?? '';
      return { topic, refusal: error === 0 ? null : (message ?? `error ${error}`) };
    });
  });
}

function array<Item>(items: readonly Item[], encode: (item: Item) => Buffer[]): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(items.length);
  return Buffer.concat([length, ...items.flatMap(encode)]);
}

function string(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(2);
  length.writeInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
