import { type Day, type EventType, isDay, ODS_CODE, shown } from '@muster/domain';
import { MusterFault } from '@muster/platform';
import { type Database, snapshotDays, snapshotPosts } from '@muster/store';
import { type Row } from '../files/rows.js';
import { stepsOf } from '../keyed/deliver-keyed.js';
import { type CloudEvent } from '../keyed/cloud-event.js';
import { type ItemOutcome } from '../delivery/delivery.js';
import { type Step } from '../keyed/plan.js';
import { type SnapshotMapping } from '../mappings/snapshot-mapping.js';
import { findColumns } from './columns.js';
import { compare, type ComparedPost, type Standing } from './compare.js';
import { deliveryOfPosts, type SnapshotName } from './keyed-of-posts.js';
import { type LineOf } from './lines.js';
import { type RowPseudonyms } from './read-row.js';
import { readSnapshot, type SnapshotRead } from './read-snapshot.js';
import { inOrderOfDay, type Run } from './runs.js';
import { countedSummary, type PostSteps, type SnapshotSummary } from './summary.js';

export interface SnapshotRequest extends SnapshotName {
  readonly rows: AsyncIterable<Row> | Iterable<Row>;
  /** The names of the cells that rows have. */
  readonly header: readonly string[];
  readonly mapping: SnapshotMapping;
  readonly asAt: Day;
  /** Whoever of the organisation is not in it was not in post. */
  readonly complete: boolean;
  /** Others' premises where its people may work. */
  readonly workplaces?: readonly string[];
  readonly receivedAt: Date;
}

export interface SnapshotSurroundings {
  readonly database: Database;
  readonly pseudonyms: RowPseudonyms;
  /** Appends events, as `deliverByKey` asks for it. @param lineOf the row that says each */
  readonly append: (events: readonly CloudEvent[], lineOf: LineOf) => Promise<readonly ItemOutcome[]>;
  readonly today: Day;
}

/** What a snapshot would do, as things stand. */
export interface PlannedSnapshot {
  readonly request: Omit<SnapshotRequest, 'mapping'>;
  readonly read: SnapshotRead;
  /** Whether whoever is missing is taken to have left. */
  readonly endsAbsent: boolean;
  readonly compared: readonly ComparedPost[];
  /** All that would be sent, retractions too, in order. */
  readonly events: readonly CloudEvent[];
  /** Those of `events` that retract. */
  readonly retractions: readonly CloudEvent[];
  readonly summary: SnapshotSummary;
}

/** @throws {MusterFault} `bad-snapshot`, `bad-file`: what spoils it whole */
export async function readForPlan(
  request: SnapshotRequest,
  { pseudonyms, today }: SnapshotSurroundings,
): Promise<{ read: SnapshotRead; ignored: SnapshotSummary['ignoredColumns'] }> {
  refuse(request, today);
  const columns = findColumns(request.mapping, request.header);
  const { mapping, organisation, workplaces = [], asAt } = request;
  const read = await readSnapshot(request.rows, {
    mapping,
    columns,
    organisation,
    workplaces,
    asAt,
    today,
    pseudonyms,
  });
  if (request.complete && read.count === 0)
    throw new MusterFault(
      'bad-snapshot',
      `the snapshot of ${organisation} as at ${asAt} has no row, and would end every post`,
      'send its rows, or send it without saying that it is complete',
      1,
    );
  return { read, ignored: columns.ignored };
}

function refuse({ asAt, organisation }: SnapshotRequest, today: Day): void {
  if (!isDay(asAt) || asAt > today || asAt < '1950-01-01')
    throw new MusterFault(
      'bad-snapshot',
      `a snapshot is as at a day that has come, as YYYY-MM-DD, got ${shown(asAt)}`,
      'name the day on which the extract was taken, e.g. --as-at 2025-01-31',
      2,
    );
  if (!ODS_CODE.test(organisation))
    throw new MusterFault(
      'bad-snapshot',
      `a snapshot is of an organisation, by its code of 2 to 8 capitals and digits, got ${shown(organisation)}`,
      'name it, e.g. --organisation R0A',
      2,
    );
}

export async function planAgainst(
  database: Database,
  request: Omit<SnapshotRequest, 'mapping'>,
  { read, ignored }: Awaited<ReturnType<typeof readForPlan>>,
): Promise<PlannedSnapshot> {
  const standing = await standingOf(database, request);
  const endsAbsent = request.complete && read.unattributed === 0;
  const said = withUnreadableElsewhere(read, standing);
  const compared = compare(standing, request.asAt, endsAbsent, said);
  const { delivery, postOf } = await deliveryOfPosts(database, request, unsettled(compared));
  const steps = await stepsOf(database, delivery);
  const all = [...steps.wanted, ...steps.withdrawn];
  const events = all.flatMap(step => step.events);
  return {
    request,
    read,
    endsAbsent,
    compared,
    events,
    retractions: events.filter(({ data }) => 'retracts' in data),
    summary: summaryOf(
      request,
      standing.days,
      ignored,
      countedSummary(read, request.asAt, compared, byPost(compared, all, postOf, delivery.wanted)),
    ),
  };
}

export function unsettled(compared: readonly ComparedPost[]): ComparedPost[] {
  return compared.filter(({ settled }) => !settled);
}

async function standingOf(database: Database, { source, organisation }: SnapshotName): Promise<Standing> {
  const [days, posts] = await Promise.all([
    snapshotDays(database, source, organisation),
    snapshotPosts<Run>(database, source, organisation),
  ]);
  return {
    days: days.map(({ asAt, complete }) => ({ asAt: asAt as Day, complete })),
    posts: new Map(posts.map(({ post, runs, settled }) => [post, { runs: inOrderOfDay(runs), settled }])),
  };
}

/** Of a bad row that names the person and not the post: none of the person's posts is taken to be missing. */
function withUnreadableElsewhere(read: SnapshotRead, standing: Standing): SnapshotRead['said'] {
  if (read.somewhere.size === 0) return read.said;
  const said = new Map(read.said);
  for (const [post, { runs }] of standing.posts) {
    const theirs = runs.some(
      ({ said: row }) =>
        row !== 'unreadable' &&
        [row.subject, ...row.links.map(({ alias }) => alias)].some(pseudonym =>
          read.somewhere.has(pseudonym),
        ),
    );
    if (theirs && !said.has(post)) said.set(post, 'unreadable');
  }
  return said;
}

/** A complete snapshot of which no row can be read would end every post: it does nothing but give its rows back. */
export function saysNothing(
  { complete }: Pick<SnapshotRequest, 'complete'>,
  { said }: SnapshotRead,
): boolean {
  return complete && ![...said.values()].some(row => row !== 'unreadable');
}

export async function planOfNothing(
  database: Database,
  request: Omit<SnapshotRequest, 'mapping'>,
  { read, ignored }: Awaited<ReturnType<typeof readForPlan>>,
): Promise<PlannedSnapshot> {
  const { days } = await standingOf(database, request);
  return {
    request,
    read,
    endsAbsent: false,
    compared: [],
    events: [],
    retractions: [],
    summary: summaryOf(request, days, ignored, countedSummary(read, request.asAt, [], [])),
  };
}

function summaryOf(
  { organisation, asAt, complete }: Omit<SnapshotRequest, 'mapping'>,
  days: Standing['days'],
  ignoredColumns: SnapshotSummary['ignoredColumns'],
  counted: ReturnType<typeof countedSummary>,
): SnapshotSummary {
  const previous = days.findLast(day => day.asAt < asAt)?.asAt;
  return { organisation, asAt, complete, previous, ...counted, ignoredColumns };
}

function byPost(
  compared: readonly ComparedPost[],
  steps: readonly Step[],
  postOf: readonly (string | undefined)[],
  wanted: readonly { readonly type: EventType }[],
): PostSteps[] {
  const of = new Map(
    compared.map(post => [post.post, { compared: post, steps: [] as PostSteps['steps'][number][] }]),
  );
  steps.forEach(({ does, before }, nth) => {
    const post = postOf[nth];
    const type = wanted[nth]?.type ?? before?.type ?? '';
    const own = post === undefined ? undefined : of.get(post);
    own?.steps.push({
      does,
      type,
      presumed: own.compared.before.events.some(isPresumedEnding(before?.effectiveOn)),
    });
  });
  return [...of.values()];
}

function isPresumedEnding(on: string | null | undefined) {
  return ({ type, data }: { type: string; data: Readonly<Record<string, unknown>> }): boolean =>
    type === 'post.ended' && data['presumed'] === true && data['effectiveOn'] === on;
}
