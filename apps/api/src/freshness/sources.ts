import { type SourceTimes } from '@muster/store';
import { type AsOf, newest } from './as-of.js';

type Told = SourceTimes['sources'][number];
type Source = AsOf['sources'][number];

/** Sources as answers tell of them, in order. There are hundreds, and few tell of anything between two questions: the others are taken as they were. */
export class Sources {
  static readonly NONE = new Sources(new Map(), []);

  private constructor(
    private readonly known: ReadonlyMap<string, Source>,
    readonly list: Source[],
  ) {}

  /** What they told since comes to it; the same ones where that is nothing. */
  with(told: readonly Told[]): Sources {
    const known = new Map(this.known);
    for (const each of told) {
      const before = this.known.get(each[0]);
      const now = before ? laterOf(before, sourceOf(each)) : sourceOf(each);
      if (!before || !isSame(before, now)) known.set(each[0], now);
    }
    if (known.size === this.known.size && this.list.every(source => known.get(source.source) === source))
      return this;
    const list = [...known.values()].sort((a, b) => (a.source < b.source ? -1 : 1));
    return new Sources(known, list);
  }
}

function sourceOf([source, lastTime, lastKnownAt, newestEffectiveOn]: Told): Source {
  return {
    source,
    lastEventAt: new Date(lastTime).toISOString(),
    lastKnownAt: new Date(lastKnownAt).toISOString(),
    newestEffectiveOn,
  };
}

function laterOf(before: Source, now: Source): Source {
  return {
    source: now.source,
    lastEventAt: later(before.lastEventAt, now.lastEventAt),
    lastKnownAt: later(before.lastKnownAt, now.lastKnownAt),
    newestEffectiveOn: newest([before.newestEffectiveOn, now.newestEffectiveOn]),
  };
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

function isSame(one: Source, other: Source): boolean {
  return (
    one.lastEventAt === other.lastEventAt &&
    one.lastKnownAt === other.lastKnownAt &&
    one.newestEffectiveOn === other.newestEffectiveOn
  );
}
