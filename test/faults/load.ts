import { day } from '@muster/domain';
import { type Pseudonyms } from '@muster/gateway';
import { type CloudEvent, EVERYDAY_DIRT, simulate } from '@muster/simulator';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Ledger, type LoggedEvent } from './ledger.js';

/** An HR system waits so long for an answer before it sends again. */
const ANSWERED_WITHIN_MS = 10_000;
const AGAIN_MS = 200;
const BATCH = 40;
const SENDERS = 2;

export interface LoadOptions {
  readonly people: number;
  readonly seed: number;
  readonly eventsPerSecond: number;
}

export interface Sent {
  /** Requests that were not answered, or with a fault of the server, and were sent again. */
  readonly again: number;
  readonly rejected: number;
  readonly held: number;
}

/** A simulated NHS's dirty feed of three years, sent over HTTP in batches, each until it is answered; as two HR systems would. */
export class Load {
  private readonly counts = { again: 0, rejected: 0, held: 0 };
  private readonly feed: Iterator<CloudEvent | string>;
  private readonly stopping = new AbortController();
  private senders: Promise<unknown> = Promise.resolve();
  private probes = 0;
  private isAbandoned = false;
  private runDry = false;

  constructor(
    private readonly to: { readonly url: string; readonly key: string; readonly pseudonyms: Pseudonyms },
    private readonly ledger: Ledger,
    private readonly options: LoadOptions,
  ) {
    const { people, seed } = options;
    this.feed = simulate({ people, seed, years: 3, from: day('2018-09-30'), dirt: EVERYDAY_DIRT });
  }

  begin(): void {
    this.senders = Promise.all(Array.from({ length: SENDERS }, () => this.send()));
    this.senders.catch(() => undefined); // told by `end`
  }

  /** Finishes what is being sent. */
  async end(): Promise<void> {
    this.stopping.abort();
    await this.senders;
  }

  /** Sends nothing again: for when nobody is there to answer any more. */
  abandon(): void {
    this.isAbandoned = true;
    this.stopping.abort();
  }

  sent(): Sent {
    return this.counts;
  }

  /** Whether there was nothing more to send. */
  get isOver(): boolean {
    return this.runDry;
  }

  /** Sends one event of its own, until it is acknowledged. */
  async probe(): Promise<void> {
    const nth = ++this.probes;
    await this.deliver([
      {
        specversion: '1.0',
        id: `probe-${nth}`,
        source: 'urn:muster:simulator:R0A:probe',
        type: 'muster.post.started.v1',
        subject: `person/esr:R0A-PROBE${nth}`,
        time: '2021-01-10T09:00:00Z',
        data: {
          post: `R0A-probe${nth}`,
          organisation: 'R0A',
          occupation: 'N2J',
          fte: 0.8,
          contract: 'permanent',
          effectiveOn: '2021-01-05',
        },
      },
    ]);
  }

  private async send(): Promise<void> {
    const everyMs = (1000 * BATCH * SENDERS) / this.options.eventsPerSecond;
    while (!this.stopping.signal.aborted) {
      const began = performance.now();
      const items = this.next();
      if (items.length === 0) return;
      await this.deliver(items);
      const rest = everyMs - (performance.now() - began);
      await sleep(Math.max(0, rest), undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  private next(): (CloudEvent | string)[] {
    const items: (CloudEvent | string)[] = [];
    while (items.length < BATCH) {
      const next = this.feed.next();
      if (next.done === true) {
        this.runDry = true;
        break;
      }
      items.push(typeof next.value === 'string' ? next.value : inClear(next.value));
    }
    return items;
  }

  private async deliver(items: readonly (CloudEvent | string)[]): Promise<void> {
    const body = items.map(item => (typeof item === 'string' ? item : JSON.stringify(item))).join('\n');
    let answer = await this.ask(body);
    for (; answer === undefined; answer = await this.ask(body)) {
      if (this.isAbandoned) return;
      this.counts.again += 1;
      await sleep(AGAIN_MS);
    }
    for (const { item: line, outcome } of answer) {
      const item = items[line - 1]!;
      if (outcome === 'accepted' || outcome === 'duplicate-in-request')
        this.ledger.add(this.to.pseudonyms.inEvent(item, 'supplier').event as LoggedEvent);
      else if (outcome === 'held') this.counts.held += 1;
      else this.counts.rejected += 1;
    }
  }

  /** Undefined where it is to be sent again. */
  private async ask(body: string): Promise<readonly AnsweredItem[] | undefined> {
    try {
      const response = await fetch(`${this.to.url}/v1/events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${this.to.key}`, 'content-type': 'application/x-ndjson' },
        body,
        signal: AbortSignal.timeout(ANSWERED_WITHIN_MS),
      });
      const text = await response.text();
      if (response.status === 202 || response.status === 422)
        return (JSON.parse(text) as { items: AnsweredItem[] }).items;
      if (response.status < 500 && response.status !== 429) throw new Refused(`${response.status}: ${text}`);
      return undefined;
    } catch (error) {
      if (error instanceof Refused) throw error;
      return undefined;
    }
  }
}

interface AnsweredItem {
  /** From 1. */
  readonly item: number;
  readonly outcome: string;
}

class Refused extends Error {
  override readonly name = 'Refused';
}

/** As its HR system would send it: doors take no pseudonyms. The simulated one is taken for the number, after a trust's code. */
function inClear({ subject, data, ...event }: CloudEvent): CloudEvent {
  const named = Object.entries(data).map(([field, value]) => {
    if (field === 'alias') return [field, personInClear(value as string)];
    return [field, field === 'post' || field === 'learner' ? `R0A-${value as string}` : value];
  });
  return { ...event, subject: personInClear(subject), data: Object.fromEntries(named) as CloudEvent['data'] };
}

function personInClear(subject: string): string {
  return subject.replace(/^person\/(.+)$/, (_, key: string) => `person/esr:R0A-${key.toUpperCase()}`);
}
