import { type CoverageOn } from '@muster/domain';
import { type Moment } from '@muster/store';
import { type Static, Type } from 'typebox';
import { DayText, Instant, Nullable } from '../http/schemas.js';
import { rounded } from '../units.js';

export const CoverageJson = Type.Object(
  {
    organisations: Type.Integer({
      description: 'organisations there whose feed covers the profession on the day',
    }),
    percent: Nullable(
      Type.Number(),
      'their share in per cent of `of`; null: there is nothing to take a share of',
    ),
    of: Type.Enum(['published-stock', 'organisations'], {
      description:
        'published-stock: of the latest published stock, each organisation weighed by those it has in post on that day; ' +
        'organisations: where none is published, of the organisations that feeds or events ever told of',
    }),
    comparable: Type.Boolean({ description: 'whether it is 95 per cent or more' }),
  },
  {
    component: 'Coverage',
    description: 'How much of the workforce the feeds of organisations tell of on a day.',
  },
);
export type CoverageJson = Static<typeof CoverageJson>;

export function coverageJson({ organisations, share, of, comparable }: CoverageOn): CoverageJson {
  return { organisations, percent: share === undefined ? null : rounded(100 * share), of, comparable };
}

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
    newestPeopleDay: Nullable(
      DayText(),
      'the newest day that events about people tell of, to come or not: after it nobody joins or completes because nobody tells of it; null: there are none',
    ),
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
    coverage: Nullable(
      CoverageJson,
      'of derived answers about one profession: coverage of the area (of England, where several are asked for) on the last day; ' +
        'null: published figures need none, and where several professions are asked for each row has its own',
    ),
    simulated: Type.Boolean({
      description:
        'whether the people in this store are simulated: what is derived from them is no evidence of anything',
    }),
  },
  { component: 'AsOf', description: 'How fresh the answer is. Read in the same snapshot as its figures.' },
);
export type AsOf = Static<typeof AsOf>;

export function asOfOf(
  moment: Moment,
  generation: string,
  { sources, newestPeopleDay }: Pick<AsOf, 'sources' | 'newestPeopleDay'>,
): AsOf {
  return {
    folded: [...moment.folded],
    newestEffectiveOn: newest(sources.map(({ newestEffectiveOn }) => newestEffectiveOn)),
    newestPeopleDay,
    sources,
    epoch: moment.epoch,
    generation,
    refoldPending: moment.refoldPending,
    coverage: null,
    simulated: moment.peopleKind === 'simulated',
  };
}

/** `asOf` of an answer that is derived from events about people. */
export function withCoverage(asOf: AsOf, coverage: CoverageOn | undefined): AsOf {
  return { ...asOf, coverage: coverage ? coverageJson(coverage) : null };
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
export function freshnessInWords({ sources, newestEffectiveOn, refoldPending, simulated }: AsOf): string {
  const last = newest(sources.map(({ lastKnownAt }) => lastKnownAt));
  if (last === null) return 'Nothing has been folded in yet.';
  const people = simulated ? ' The people in this store are simulated.' : '';
  const pending = refoldPending === 0 ? '' : ` ${refoldPending} subjects are still to be folded again.`;
  return `As of ${last}, when the last event came in; the newest is about ${newestEffectiveOn ?? 'no day'}.${pending}${people}`;
}

/** Of texts that sort as what they say does; null where there is none. */
export function newest(texts: readonly (string | null)[]): string | null {
  return texts.reduce((last, next) => (next !== null && (last === null || next > last) ? next : last), null);
}
