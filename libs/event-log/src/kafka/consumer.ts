import { GrowingPause } from '@muster/platform';
import { setTimeout as delay } from 'node:timers/promises';
import { LogFault } from '../faults.js';
import type { ConsumeOptions, Consumption, LogPartition } from '../port.js';
import { type End, Membership } from './membership.js';
import type { KafkaLogConfig, KafkaLogSettings } from './settings.js';
import type { TopicLookups } from './topic-lookups.js';
import type { Topic } from './topic-states.js';
import { Watchdog } from './watchdog.js';

/**
 * A member of its group until stopped. When the membership ends by a failure, or reading stands still, that is told, and after
 * a pause it joins again, with connections of its own.
 */
export class Consumer implements Consumption {
  private membership: Membership | undefined;
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;

  constructor(
    private readonly config: KafkaLogConfig,
    private readonly settings: KafkaLogSettings,
    private readonly options: ConsumeOptions,
    private readonly topics: TopicLookups,
  ) {
    this.running = this.run();
  }

  owned(): readonly LogPartition[] {
    return this.membership?.owned() ?? [];
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private get stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private async run(): Promise<void> {
    const pause = new GrowingPause(this.settings);
    while (!this.stopped) {
      const began = Date.now();
      const end = await this.belong().catch((error: Error): End => ({ error, passing: true }));
      if (!end) continue;
      this.options.fault(end.error);
      if (!end.passing) this.config.crashed?.(end.error);
      if (Date.now() - began > this.settings.longestPauseMs) pause.reset();
      await pause.wait(this.stopping.signal);
    }
  }

  /** Answers the failure with which it ended, if it was one. */
  private async belong(): Promise<End | undefined> {
    const over = new AbortController();
    const found = await Promise.race([this.lookUp(), this.untilStopped(over.signal)]);
    if (!found) return undefined;
    const { there, missing } = found;
    const membership = new Membership(this.config, this.settings, this.options, this.topics, there);
    const watchdog = new Watchdog(membership, this.topics, this.settings.stallMs);
    this.membership = membership;
    try {
      return await Promise.race([
        membership.ended,
        watchdog.stalled.then((error): End => ({ error, passing: true })),
        this.untilOneIsThere(missing, over.signal),
        this.untilStopped(over.signal),
      ]);
    } finally {
      over.abort();
      watchdog.stop();
      await membership.leave();
      this.membership = undefined;
    }
  }

  private untilStopped(over: AbortSignal): Promise<undefined> {
    return new Promise(resolve => {
      if (this.stopped) resolve(undefined);
      this.stopping.signal.addEventListener('abort', () => resolve(undefined), { signal: over });
    });
  }

  private async untilOneIsThere(missing: readonly string[], over: AbortSignal): Promise<undefined> {
    for (;;) {
      await delay(this.settings.longestPauseMs, undefined, { signal: over }).catch(() => undefined);
      if (over.aborted) return undefined;
      for (const topic of missing)
        if (
          await this.topics.find(topic).then(
            () => true,
            () => false,
          )
        )
          return undefined;
    }
  }

  /** Who reads several topics reads those that are there, and is told of the others. */
  private async lookUp() {
    const there: Topic[] = [];
    const missing: string[] = [];
    const faults: LogFault[] = [];
    for (const topic of this.options.topics) {
      const found = await this.found(topic);
      if (!(found instanceof LogFault)) there.push(found);
      else {
        missing.push(topic);
        faults.push(found);
      }
    }
    if (there.length === 0) throw faults[0] ?? new Error('no topics are named');
    for (const fault of faults) this.options.fault(fault);
    return { there, missing };
  }

  /** The topic, or that there is none. */
  private async found(topic: string): Promise<Topic | LogFault> {
    try {
      return await this.topics.find(topic);
    } catch (error) {
      if (error instanceof LogFault && error.code === 'unknown-topic') return error;
      throw error;
    }
  }
}
