import type { TopicDescription } from '../port.js';
import { unknownTopic } from '../topics.js';
import type { Brokers } from './brokers.js';
import { findTopic, partitionStates, type Topic } from './topic-states.js';

/** Topics as the brokers have them now. Many readers ask at once: those who wait for an answer share the next. */
export class TopicLookups {
  private readonly finding = new Map<string, Shared<Topic>>();
  private readonly describing = new Map<string, Shared<TopicDescription>>();

  constructor(private readonly brokers: Brokers) {}

  /**
   * As it was at some moment after this was called.
   * @throws {LogFault} `unknown-topic`
   */
  find(topic: string): Promise<Topic> {
    return sharedBy(this.finding, topic, () =>
      this.brokers.ask(async cluster => {
        const found = await findTopic(cluster, topic);
        if (!found) throw unknownTopic(topic);
        return found;
      }),
    );
  }

  /** As `find`, with where each partition begins and ends. */
  describe(topic: string): Promise<TopicDescription> {
    return sharedBy(this.describing, topic, () =>
      this.brokers.ask(async cluster => {
        const found = await findTopic(cluster, topic);
        if (!found) throw unknownTopic(topic);
        return { identity: found.identity, partitions: await partitionStates(cluster, found) };
      }),
    );
  }
}

interface Shared<Answer> {
  now: Promise<Answer>;
  /** Begins when `now` has ended: whoever asks meanwhile is to hear of what came after. */
  next?: Promise<Answer>;
}

function sharedBy<Answer>(
  all: Map<string, Shared<Answer>>,
  name: string,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const shared = all.get(name);
  if (shared?.next) return shared.next;
  const begin = () => {
    const answer = ask();
    const asked: Shared<Answer> = { now: answer };
    all.set(name, asked);
    void answer
      .catch(() => undefined)
      .then(() => {
        if (all.get(name) === asked && !asked.next) all.delete(name);
      });
    return answer;
  };
  if (!shared) return begin();
  return (shared.next = shared.now.catch(() => undefined).then(begin));
}
