import { allCheckpoints, refoldsPending, sourceFreshness, type Sql } from '@muster/store';
import { type Static, Type } from 'typebox';
import { DayText, Instant, Nullable } from '../http/schemas.js';

export const AsOf = Type.Object(
  {
    folded: Type.Array(
      Type.Object({
        topic: Type.String(),
        partition: Type.Integer(),
        next: Type.Integer({ description: 'the offset wanted next: everything before it is folded in' }),
      }),
      { description: 'how far each partition of the event log is folded in' },
    ),
    newestEffectiveOn: Nullable(DayText(), 'the newest day from which anything folded in is true'),
    sources: Type.Array(
      Type.Object({
        source: Type.String({ description: 'the system that sent events' }),
        lastEventAt: Instant('the newest time that it gave an event'),
        lastKnownAt: Instant('when its last event was accepted'),
        newestEffectiveOn: Nullable(DayText(), 'the newest day from which an event of it is true'),
      }),
    ),
    epoch: Type.Integer({ description: 'number of the reference (organisations and their dated places)' }),
    generation: Type.String({ description: 'names the version of the fold and its code tables' }),
    refoldPending: Type.Integer({ description: 'subjects that still stand on an older reference; 0: none' }),
    coverage: Type.Null({
      description: 'share of organisations whose feeds are known; null: published figures need none',
    }),
  },
  { component: 'AsOf', description: 'How fresh the answer is. Read in the same snapshot as its figures.' },
);
export type AsOf = Static<typeof AsOf>;

export async function readAsOf(
  sql: Sql,
  head: { readonly generation: { readonly number: number; readonly hash: string }; readonly epoch: number },
): Promise<AsOf> {
  const checkpoints = await allCheckpoints(sql);
  const sources = await sourceFreshness(sql);
  return {
    folded: checkpoints.map(({ topic, partition, next }) => ({ topic, partition, next })),
    newestEffectiveOn: newest(sources.map(({ newestEffectiveOn }) => newestEffectiveOn)),
    sources: sources.map(({ source, lastTime, lastKnownAt, newestEffectiveOn }) => ({
      source,
      lastEventAt: lastTime.toISOString(),
      lastKnownAt: lastKnownAt.toISOString(),
      newestEffectiveOn,
    })),
    epoch: head.epoch,
    generation: head.generation.hash,
    refoldPending: await refoldsPending(sql, head.generation.number),
    coverage: null,
  };
}

/** `asOf` for a header: short, for there may be hundreds of sources, and in ASCII. */
export function asOfHeader(asOf: AsOf): string {
  const folded: Record<string, Record<number, number>> = {};
  for (const { topic, partition, next } of asOf.folded) (folded[topic] ??= {})[partition] = next;
  const { sources, ...rest } = asOf;
  const lastEventAt = newest(sources.map(source => source.lastEventAt));
  return JSON.stringify({ ...rest, folded, sources: sources.length, lastEventAt }).replace(
    /[^ -~]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** How fresh the figures are, for people. */
export function freshnessInWords({ sources, newestEffectiveOn, refoldPending }: AsOf): string {
  const last = newest(sources.map(({ lastKnownAt }) => lastKnownAt));
  if (last === null) return 'Nothing has been folded in yet.';
  const pending = refoldPending === 0 ? '' : ` ${refoldPending} subjects are still to be folded again.`;
  return `As of ${last}, when the last event came in; the newest is about ${newestEffectiveOn ?? 'no day'}.${pending}`;
}

function newest(texts: readonly (string | null)[]): string | null {
  return texts.reduce((last, next) => (next !== null && (last === null || next > last) ? next : last), null);
}
