import { TOPICS } from '@muster/domain';
import { type LivePartition, type LiveState } from '@muster/store';
import { type LiveEvent } from './live-events.js';

interface Shown<Value> {
  /** The change of the board that it came with. */
  readonly version: number;
  readonly value: Value;
}

interface ShownPartition {
  readonly version: number;
  readonly at: LivePartition;
  /** Of targets alone: the change with which each last came to read otherwise. */
  readonly targets: Map<string, number>;
}

/** A print of every target's card, by id. */
export type TargetPrints = ReadonlyMap<string, string>;

/**
 * What everybody who follows is to know: the latest of every partition, of the reference and of the read models, and nothing of what
 * was before. A follower holds one number, the version that it was told last, so it costs the same however far it falls behind.
 */
export class LiveBoard {
  private current = 0;
  private state: LiveState | undefined;
  private prints: TargetPrints = new Map();
  private readonly partitions = new Map<string, ShownPartition>();
  private reference: Shown<number> = { version: 0, value: 0 };
  private generation: Shown<string> = { version: 0, value: '' };
  private store: Shown<boolean> = { version: 0, value: true };
  private readonly waiting = new Set<() => void>();

  get version(): number {
    return this.current;
  }

  /** What was seen last; undefined before anything was. */
  get seen(): LiveState | undefined {
    return this.state;
  }

  get answers(): boolean {
    return this.store.value;
  }

  /** Whether cards of targets may read otherwise than when they were last shown. */
  needsPrints(state: LiveState): boolean {
    if (state.generation?.number !== this.state?.generation?.number) return true;
    return state.folded.some(at => at.topic === TOPICS.target && this.isNews(at));
  }

  /** @param prints of targets, where `needsPrints`; else those of before are as good */
  show(state: LiveState, prints: TargetPrints = this.prints): void {
    const before = this.state;
    const version = this.current + 1;
    const changed = changedTargets(this.prints, prints);
    let news = false;
    for (const at of state.folded) {
      if (!this.isNews(at)) continue;
      const key = keyOf(at);
      const targets = this.partitions.get(key)?.targets ?? new Map<string, number>();
      if (at.topic === TOPICS.target) for (const id of changed) targets.set(id, version);
      this.partitions.set(key, { version, at, targets });
      news = true;
    }
    if (state.epoch !== before?.epoch || state.refoldPending !== before?.refoldPending) {
      this.reference = { version, value: state.epoch };
      news = true;
    }
    if (
      state.generation?.hash !== before?.generation?.hash ||
      state.generation?.number !== before?.generation?.number
    ) {
      this.generation = { version, value: state.generation?.hash ?? '' };
      news = true;
    }
    if (!this.store.value) {
      this.store = { version, value: true };
      news = true;
    }
    this.state = state;
    this.prints = prints;
    if (news) this.move(version);
  }

  /** The store does not answer: what is shown may be old. */
  showAway(): void {
    if (!this.store.value) return;
    this.store = { version: this.current + 1, value: false };
    this.move(this.current + 1);
  }

  /** The latest of everything that changed since a version, and the version to ask from next. */
  since(version: number): { readonly version: number; readonly events: readonly LiveEvent[] } {
    const events: LiveEvent[] = [];
    const { state } = this;
    if (this.store.version > version) events.push({ name: 'store', data: { answers: this.store.value } });
    if (this.generation.version > version)
      events.push({ name: 'generation', data: { generation: this.generation.value } });
    if (this.reference.version > version && state)
      events.push({ name: 'reference', data: { epoch: state.epoch, refoldPending: state.refoldPending } });
    for (const { version: shown, at, targets } of this.partitions.values()) {
      if (shown <= version) continue;
      const { topic, partition, next } = at;
      const read = topic === TOPICS.target ? idsSince(targets, version) : null;
      events.push({ name: 'folded', data: { topic, partition, next, targets: read } });
    }
    return { version: this.current, events };
  }

  /** Resolves when the board has moved beyond a version, when the time is over, or when it is given up. */
  async beyond(version: number, withinMs: number, given: AbortSignal): Promise<void> {
    if (this.current > version || given.aborted) return;
    await new Promise<void>(resolve => {
      const done = () => {
        clearTimeout(timer);
        this.waiting.delete(done);
        given.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, withinMs);
      this.waiting.add(done);
      given.addEventListener('abort', done);
    });
  }

  private isNews(at: LivePartition): boolean {
    const shown = this.partitions.get(keyOf(at))?.at;
    return shown?.next !== at.next || shown.identity !== at.identity;
  }

  private move(version: number): void {
    this.current = version;
    for (const wake of [...this.waiting]) wake();
  }
}

function keyOf({ topic, partition }: LivePartition): string {
  return `${topic}:${partition}`;
}

function changedTargets(before: TargetPrints, after: TargetPrints): string[] {
  if (before === after) return [];
  const gone = [...before.keys()].filter(id => !after.has(id));
  return [...[...after].filter(([id, print]) => before.get(id) !== print).map(([id]) => id), ...gone];
}

function idsSince(targets: ReadonlyMap<string, number>, version: number): string[] {
  return [...targets].filter(([, changed]) => changed > version).map(([id]) => id);
}
