import { type Day } from '@muster/domain';
import { type Step } from '../keyed/plan.js';
import { type ComparedPost } from './compare.js';
import { type Wanted } from './events-of-post.js';
import { type SnapshotRead } from './read-snapshot.js';

export interface PostsAndPeople {
  readonly posts: number;
  readonly people: number;
}

/** What a snapshot does, for whoever sends it. */
export interface SnapshotSummary {
  readonly organisation: string;
  readonly asAt: Day;
  /** As asked for. */
  readonly complete: boolean;
  /** The snapshot's day before this one, if there is one. */
  readonly previous: Day | undefined;
  readonly rows: number;
  readonly badRows: number;
  /** Hold a post now, and did not before. */
  readonly joiners: PostsAndPeople;
  /** Held a post, and no longer do. */
  readonly leavers: PostsAndPeople;
  /** Posts of which a change is new, or another than before. */
  readonly changes: number;
  /** Presumed endings taken back: the person is seen again. */
  readonly withdrawnEndings: number;
  /** Other events put right or taken back. */
  readonly corrections: number;
  /** Posts in the snapshot of which a row can be read and nothing is to be said. */
  readonly unchanged: number;
  /** Blanks on this day where the last known value was kept. */
  readonly blanksKept: number;
  /** Bad rows that may be anybody's. With any, nobody is taken to have left: the snapshot counts as incomplete. */
  readonly unattributed: number;
  readonly ignoredColumns: { readonly personal: readonly string[]; readonly other: readonly string[] };
}

export interface PostSteps {
  readonly compared: ComparedPost;
  readonly steps: readonly {
    readonly type: string;
    readonly presumed: boolean;
    readonly does: Step['does'];
  }[];
}

export function countedSummary(
  read: SnapshotRead,
  asAt: Day,
  compared: readonly ComparedPost[],
  posts: readonly PostSteps[],
): Pick<
  SnapshotSummary,
  | 'rows'
  | 'badRows'
  | 'joiners'
  | 'leavers'
  | 'changes'
  | 'withdrawnEndings'
  | 'corrections'
  | 'unchanged'
  | 'blanksKept'
  | 'unattributed'
> {
  const held = (of: 'before' | 'after') =>
    new Set(
      compared.flatMap(({ post, [of]: { events } }) => holdersOf(events).map(holder => `${post} ${holder}`)),
    );
  const [before, after] = [held('before'), held('after')];
  const changed = posts.filter(({ steps }) =>
    steps.some(({ type, does }) => type === 'post.changed' && (does === 'send' || does === 'supersede')),
  );
  const withdrawn = posts.filter(
    ({ compared: { after: now }, steps }) =>
      steps.some(({ type, presumed, does }) => type === 'post.ended' && presumed && does === 'retract') &&
      holdersOf(now.events).length > 0,
  );
  const corrected = posts
    .flatMap(({ steps }) => steps)
    .filter(({ does }) => does === 'supersede' || does === 'retract').length;
  const busy = new Set(
    posts.flatMap(({ compared: { post }, steps }) =>
      steps.some(({ does }) => does !== 'nothing') ? [post] : [],
    ),
  );
  return {
    rows: read.count,
    badRows: read.rejected.length,
    joiners: gained(before, after),
    leavers: gained(after, before),
    changes: changed.length,
    withdrawnEndings: withdrawn.length,
    corrections: Math.max(0, corrected - withdrawn.length),
    unchanged: [...read.said].filter(([post, row]) => row !== 'unreadable' && !busy.has(post)).length,
    blanksKept: compared.reduce(
      (sum, { after: { kept } }) => sum + kept.filter(({ day }) => day === asAt).length,
      0,
    ),
    unattributed: read.unattributed,
  };
}

/** The people who hold a post after its last event. */
function holdersOf(events: readonly Wanted[]): string[] {
  const open = new Set<string>();
  for (const { type, subject } of events)
    if (type === 'post.started') open.add(subject);
    else if (type === 'post.ended') open.delete(subject);
  return [...open];
}

/** What is held then and not before: posts, and people who held none. */
function gained(before: ReadonlySet<string>, after: ReadonlySet<string>): PostsAndPeople {
  const people = (held: ReadonlySet<string>) => new Set([...held].map(holding => holding.split(' ')[1]!));
  const peopleBefore = people(before);
  return {
    posts: [...after].filter(holding => !before.has(holding)).length,
    people: [...people(after)].filter(person => !peopleBefore.has(person)).length,
  };
}

/** Lines for a command line. */
export function summaryInWords(summary: SnapshotSummary): string[] {
  const { joiners, leavers, ignoredColumns, previous } = summary;
  const of = ({ posts, people }: PostsAndPeople) => `${posts} (${people} people)`;
  return [
    `staff in post of ${summary.organisation} as at ${summary.asAt}: ${summary.rows} rows, ${summary.badRows} of them bad`,
    previous === undefined ? 'the first snapshot' : `compared with ${previous}`,
    `posts begun: ${of(joiners)}`,
    summary.complete
      ? `posts ended: ${of(leavers)}`
      : `posts ended: ${of(leavers)}; whoever is not in it is not taken to have left, for it was not said to be complete`,
    `posts changed: ${summary.changes}; unchanged: ${summary.unchanged}`,
    `presumed endings withdrawn: ${summary.withdrawnEndings}; other corrections: ${summary.corrections}`,
    ...(summary.blanksKept > 0
      ? [`blanks where a value was known before, which was kept: ${summary.blanksKept}`]
      : []),
    ...(summary.complete && summary.unattributed > 0
      ? [
          `nobody is taken to have left: of ${summary.unattributed} bad rows it cannot be told whose they are; mend them and send it again`,
        ]
      : []),
    ...(ignoredColumns.personal.length > 0
      ? [
          `columns that look like personal data were not read: leave them out (${ignoredColumns.personal.join(', ')})`,
        ]
      : []),
    ...(ignoredColumns.other.length > 0 ? [`columns not used: ${ignoredColumns.other.join(', ')}`] : []),
  ];
}
