import type { Sql } from '@muster/store';
import { LogFault } from '../faults.js';
import { findTopics, type Topic } from './topics.sql.js';

/** Topics by name, looked up once: they change only by being deleted and made anew, which whoever writes finds out. */
export class Topics {
  private readonly known = new Map<string, Promise<Topic>>();

  constructor(private readonly sql: Sql) {}

  find(topic: string): Promise<Topic> {
    const known = this.known.get(topic) ?? this.lookUp(topic);
    this.known.set(topic, known);
    return known;
  }

  /** As the log has it now. */
  fresh(topic: string): Promise<Topic> {
    this.forget(topic);
    return this.find(topic);
  }

  forget(topic: string): void {
    this.known.delete(topic);
  }

  private async lookUp(topic: string): Promise<Topic> {
    try {
      const [found] = await findTopics(this.sql, [topic]);
      if (!found) throw unknownTopic(topic);
      return found;
    } catch (error) {
      this.forget(topic);
      throw error;
    }
  }
}

export function unknownTopic(topic: string): LogFault {
  return new LogFault('unknown-topic', `the log has no topic ${topic}: ensureTopics makes it`);
}
