import { type SourceTimes } from '@muster/store';
import { type AsOf } from './as-of.js';

type Told = SourceTimes['sources'][number];
type Source = AsOf['sources'][number];

/** Sources as answers tell of them. There are hundreds, and few tell of anything between two questions: the others are taken as they were. */
export class Sources {
  private known = new Map<string, { readonly told: Told; readonly source: Source }>();

  of(all: readonly Told[]): Source[] {
    const known = new Map<string, { readonly told: Told; readonly source: Source }>();
    for (const told of all) {
      const before = this.known.get(told[0]);
      const isSame = before !== undefined && told.every((value, nth) => value === before.told[nth]);
      known.set(told[0], isSame ? before : { told, source: sourceOf(told) });
    }
    this.known = known;
    return [...known.values()].map(({ source }) => source);
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
