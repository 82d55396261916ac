import kafkajs from 'kafkajs';
import type { TopicDefinition } from '../port.js';
import { Brokers, send } from './brokers.js';
import { Client } from './client.js';
import { makeTopics, topicConfigs, untilLed } from './making-topics.js';
import { alterTopicConfigs } from './requests/topic-configs.js';
import { defaultSettings, type KafkaLogConfig } from './settings.js';
import { findTopic } from './topic-states.js';

/** How a topic stands beside how the log makes it. */
export interface TopicComparison {
  readonly definition: TopicDefinition;
  readonly settings: readonly SettingComparison[];
}

export interface SettingComparison {
  /** As Kafka calls it. */
  readonly setting: string;
  /** Null for a topic that is not there. */
  readonly is: string | null;
  readonly wanted: string;
  /** Whether `alter` can change it. Partitions never: what a key's records are in one of would no longer be so. */
  readonly alterable: boolean;
}

/** What an operator does about the log's topics. */
export class TopicUpkeep {
  private readonly brokers: Brokers;
  private readonly client: Client;

  constructor(private readonly config: KafkaLogConfig) {
    this.brokers = new Brokers(config, defaultSettings);
    this.client = new Client(config, defaultSettings, 2);
  }

  compare(topics: readonly TopicDefinition[]): Promise<TopicComparison[]> {
    return Promise.all(topics.map(definition => this.compareOne(definition)));
  }

  async make(topics: readonly TopicDefinition[]): Promise<void> {
    if (topics.length === 0) return;
    await makeTopics(this.client.kafka, topics, this.config.topicSettings);
    await untilLed(this.brokers, topics);
  }

  /**
   * Changes what differs and can be changed, and leaves all other settings as they are.
   * @throws when the brokers refuse it
   */
  async alter(compared: readonly TopicComparison[]): Promise<void> {
    const topics = compared
      .map(({ definition: { topic }, settings }) => ({ topic, configs: changesOf(settings) }))
      .filter(({ configs }) => Object.keys(configs).length > 0);
    if (topics.length === 0) return;
    const refusals = await this.brokers.ask(cluster => send(cluster, alterTopicConfigs(topics)));
    for (const { topic, refusal } of refusals)
      if (refusal !== null) throw new Error(`Kafka does not change the settings of ${topic}: ${refusal}`);
  }

  async close(): Promise<void> {
    await this.brokers.close();
    this.client.cut();
  }

  private async compareOne(definition: TopicDefinition): Promise<TopicComparison> {
    const { topic, partitions } = definition;
    const configs = topicConfigs(this.config.topicSettings);
    const found = await this.brokers.ask(cluster => findTopic(cluster, topic));
    const are = found ? await this.configsOf(topic, Object.keys(configs)) : new Map<string, string>();
    const counted = (setting: string, is: number | undefined, wanted: number) => ({
      setting,
      is: is === undefined ? null : String(is),
      wanted: String(wanted),
      alterable: false,
    });
    return {
      definition,
      settings: [
        counted('partitions', found?.partitions, partitions),
        counted('replication.factor', found?.replicationFactor, this.config.topicSettings.replicationFactor),
        ...Object.entries(configs).map(([setting, wanted]) => ({
          setting,
          is: are.get(setting) ?? null,
          wanted,
          alterable: true,
        })),
      ],
    };
  }

  private async configsOf(topic: string, configNames: string[]): Promise<Map<string, string>> {
    const admin = this.client.kafka.admin();
    await admin.connect();
    try {
      const resources = [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configNames }];
      const described = await admin.describeConfigs({ resources, includeSynonyms: false });
      const entries = described.resources.flatMap(({ configEntries }) => configEntries);
      return new Map(entries.map(({ configName, configValue }) => [configName, configValue]));
    } finally {
      await admin.disconnect();
    }
  }
}

export function differs({ is, wanted }: SettingComparison): boolean {
  return is !== wanted;
}

function changesOf(settings: readonly SettingComparison[]): Record<string, string> {
  const changes = settings.filter(each => each.alterable && each.is !== null && differs(each));
  return Object.fromEntries(changes.map(({ setting, wanted }) => [setting, wanted]));
}
