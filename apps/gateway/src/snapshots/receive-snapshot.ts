import { canonicalJson } from '@muster/domain';
import { MusterFault } from '@muster/platform';
import {
  type Appended,
  type Database,
  erasedAmong,
  keepSnapshot,
  LastPositions,
  lockSnapshots,
  replaceSnapshotLinks,
  replaceSnapshotPosts,
  settleSnapshotPosts,
  type SnapshotPostRow,
  type Sql,
} from '@muster/store';
import { type ItemOutcome } from '../delivery/delivery.js';
import { type Row } from '../files/rows.js';
import { type CloudEvent } from '../keyed/cloud-event.js';
import { deliverByKey } from '../keyed/deliver-keyed.js';
import { oneAtATime } from '../keyed/one-at-a-time.js';
import { type ComparedPost } from './compare.js';
import { deliveryOfPosts } from './keyed-of-posts.js';
import { type LineOf, lineOfRow } from './lines.js';
import {
  planAgainst,
  type PlannedSnapshot,
  planOfNothing,
  readForPlan,
  saysNothing,
  type SnapshotRequest,
  type SnapshotSurroundings,
  unsettled,
} from './plan-snapshot.js';
import { type RejectedRow, type SnapshotRead } from './read-snapshot.js';
import { type Said } from './said.js';
import { type SnapshotSummary } from './summary.js';

/** A snapshot that is read and judged, and not yet sent. */
export interface SnapshotPlan extends Pick<
  PlannedSnapshot,
  'events' | 'retractions' | 'summary' | 'endsAbsent'
> {
  readonly rejected: readonly RejectedRow[];
  readonly lineOf: LineOf;
  /** What `planKept` makes the plan of again: pseudonymous, and plain JSON. */
  readonly kept: KeptSnapshot;
  /**
   * Keeps what the snapshot says and sends the plan's events, once.
   * @throws {MusterFault} `snapshot-overtaken` when another of the organisation came in between, so that it would no longer do what was
   *   planned: plan it again
   */
  commit(): Promise<SnapshotCommitted>;
}

export interface SnapshotCommitted {
  readonly accepted: number;
  readonly unchanged: number;
  /** Rows of which the log refused what they say, with the reasons. */
  readonly rejected: readonly RejectedRow[];
  /** Folded in once the checkpoints have passed these. */
  readonly ends: readonly Appended[];
}

export interface SnapshotReceipt extends SnapshotCommitted {
  readonly summary: SnapshotSummary;
  /** What was sent; in a dry run, what would be. */
  readonly events: PlannedSnapshot['events'];
}

/**
 * Reads a snapshot and says what it would do. Nothing is kept or sent before `commit`.
 * @throws {MusterFault} `bad-snapshot`, `bad-file`: what spoils it whole
 */
export async function planSnapshot(
  request: SnapshotRequest,
  surroundings: SnapshotSurroundings,
): Promise<SnapshotPlan> {
  const { read, ignored } = await readForPlan(request, surroundings);
  return planRead(request, { read: await withoutErased(surroundings.database, read), ignored }, surroundings);
}

/** Rows about people who were erased go back, and nothing of them is kept. */
async function withoutErased(sql: Sql, read: SnapshotRead): Promise<SnapshotRead> {
  const namedBy = (said: Said) =>
    said === 'unreadable' ? [] : [said.subject, ...said.links.map(({ alias }) => alias)];
  const erased = await erasedAmong(sql, [...new Set([...read.said.values()].flatMap(namedBy))]);
  if (erased.size === 0) return read;
  const isErased = (said: Said) => namedBy(said).some(pseudonym => erased.has(pseudonym));
  const gone = new Set([...read.said].flatMap(([post, said]) => (isErased(said) ? [post] : [])));
  return {
    ...read,
    said: new Map([...read.said].filter(([post]) => !gone.has(post))),
    rows: new Map([...read.rows].filter(([post]) => !gone.has(post))),
    rejected: [
      ...read.rejected,
      ...[...read.rows].flatMap(([post, row]) =>
        gone.has(post) ? [{ row, code: 'erased', faults: ERASED }] : [],
      ),
    ],
  };
}

const ERASED = [
  {
    pointer: '',
    expected: 'a person who was not erased',
    got: 'one who was, at their request or by law',
    remedy: 'leave this person out of the extract',
  },
];

/** What a snapshot that was kept while it was held would do now. Nothing of it can come back: its bad rows did before. */
export function planKept(
  { request, ignored, read }: KeptSnapshot,
  surroundings: SnapshotSurroundings,
): Promise<SnapshotPlan> {
  const said = {
    said: new Map(read.said.map(([post, row]) => [post, row])),
    rows: new Map<string, Row>(),
    lines: new Map(read.said.flatMap(([post, , line]) => (line === undefined ? [] : [[post, line]]))),
    somewhere: new Set(read.somewhere),
    rejected: [],
    count: read.count,
    unattributed: read.unattributed,
  };
  const whole = { ...request, receivedAt: new Date(request.receivedAt), rows: [], header: [] };
  return planRead(whole, { read: said, ignored }, surroundings);
}

async function planRead(
  request: Omit<SnapshotRequest, 'mapping'>,
  read: Awaited<ReturnType<typeof readForPlan>>,
  surroundings: SnapshotSurroundings,
): Promise<SnapshotPlan> {
  const isEmpty = saysNothing(request, read.read);
  const plan = await (isEmpty ? planOfNothing : planAgainst)(surroundings.database, request, read);
  const told = {
    kept: keptOf(request, read),
    events: plan.events,
    retractions: plan.retractions,
    summary: plan.summary,
    endsAbsent: plan.endsAbsent,
    rejected: plan.read.rejected,
    lineOf: lineOfRow(plan.read),
  };
  if (isEmpty)
    return { ...told, commit: () => Promise.resolve({ accepted: 0, unchanged: 0, rejected: [], ends: [] }) };
  return {
    ...told,
    commit: () =>
      alone(surroundings.database, () =>
        surroundings.database.transaction(async lock => {
          await lockSnapshots(lock, request.source, request.organisation);
          const now = await planAgainst(surroundings.database, request, read);
          if (canonicalJson(now.events) !== canonicalJson(plan.events)) throw overtaken(request);
          return send(now, surroundings);
        }),
      ),
  };
}

const alone = oneAtATime<Database>();

/** A snapshot that was read, without the rows as they came: those name people. */
export interface KeptSnapshot {
  readonly request: Pick<
    SnapshotRequest,
    'source' | 'organisation' | 'time' | 'batch' | 'asAt' | 'complete' | 'workplaces'
  > & { readonly receivedAt: string };
  readonly ignored: SnapshotSummary['ignoredColumns'];
  readonly read: Pick<SnapshotRead, 'count' | 'unattributed'> & {
    /** The post, what is said of it, and in which line. One item a post: whoever is erased goes with it. */
    readonly said: readonly (readonly [post: string, said: Said, line?: number])[];
    readonly somewhere: readonly string[];
  };
}

function keptOf(
  request: Omit<SnapshotRequest, 'mapping'>,
  { read, ignored }: Awaited<ReturnType<typeof readForPlan>>,
): KeptSnapshot {
  const { source, organisation, time, batch, asAt, complete, workplaces } = request;
  return {
    request: {
      source,
      organisation,
      time,
      batch,
      asAt,
      complete,
      ...(workplaces === undefined ? {} : { workplaces }),
      receivedAt: request.receivedAt.toISOString(),
    },
    ignored,
    read: {
      said: [...read.said].map(([post, row]) => placed(post, row, read.lines.get(post))),
      somewhere: [...read.somewhere],
      count: read.count,
      unattributed: read.unattributed,
    },
  };
}

function placed(post: string, said: Said, line: number | undefined): KeptSnapshot['read']['said'][number] {
  return line === undefined ? [post, said] : [post, said, line];
}

/** Takes a snapshot in, or with `dryRun` says what it would do. */
export async function receiveSnapshot(
  request: SnapshotRequest & { readonly dryRun: boolean },
  surroundings: SnapshotSurroundings,
): Promise<SnapshotReceipt> {
  const plan = await planSnapshot(request, surroundings);
  const { summary, events, rejected } = plan;
  if (request.dryRun) return { summary, events, rejected, accepted: 0, unchanged: 0, ends: [] };
  const committed = await plan.commit();
  return { ...committed, summary, events, rejected: [...rejected, ...committed.rejected] };
}

function overtaken({ organisation, asAt }: Pick<SnapshotRequest, 'organisation' | 'asAt'>): MusterFault {
  return new MusterFault(
    'snapshot-overtaken',
    `while the snapshot of ${organisation} as at ${asAt} was looked at, another came in that changes what it would do`,
    'send it again',
    1,
  );
}

/** Posts whose events go into one append. */
const PAGE = 200;

/**
 * What the snapshots say is kept first, and posts of which the log says otherwise are marked; then the log is told, and the marks are
 * taken away. Whatever stops it in between, the next snapshot of the organisation, this one again or another, tells the rest.
 */
async function send(
  plan: PlannedSnapshot,
  { database, append, today }: SnapshotSurroundings,
): Promise<SnapshotCommitted> {
  const { request, read, compared, endsAbsent } = plan;
  const { source, organisation } = request;
  await database.transaction(async transaction => {
    await keepSnapshot(transaction, {
      source,
      organisation,
      asAt: request.asAt,
      complete: endsAbsent,
      batch: request.batch,
      receivedAt: request.receivedAt,
      rowsTaken: read.rows.size,
      rowsRejected: read.rejected.length,
    });
    const rows = compared.filter(({ moved, settled }) => moved || !settled).flatMap(rowsOf);
    await replaceSnapshotPosts(transaction, source, organisation, rows);
  });

  const ends = new LastPositions();
  const rejected: RejectedRow[] = [];
  let [accepted, unchanged] = [0, 0];
  const owed = unsettled(compared);
  const lineOf = lineOfRow(read);
  const to = {
    database,
    append: (events: readonly CloudEvent[]) => append(events, lineOf),
    today,
  };
  for (let from = 0; from < owed.length; from += PAGE) {
    const page = owed.slice(from, from + PAGE);
    const { delivery, postOf, links } = await deliveryOfPosts(database, request, page);
    const outcomes = await deliverByKey(to, delivery);
    const all = [...outcomes.wanted, ...outcomes.withdrawn];
    all.forEach((outcome, nth) => {
      if (outcome.outcome === 'accepted') accepted += 1;
      if (outcome.outcome === 'unchanged') unchanged += 1;
      const row = read.rows.get(postOf[nth] ?? '');
      if (outcome.outcome === 'rejected' && row) rejected.push({ row, ...outcome });
    });
    ends.add(all.flatMap(positionOf));
    await database.transaction(async transaction => {
      const posts = page.map(({ post }) => post);
      const held = new Set(all.flatMap(({ outcome }, nth) => (outcome === 'held' ? [postOf[nth]] : [])));
      await replaceSnapshotLinks(transaction, source, organisation, posts, links);
      await settleSnapshotPosts(
        transaction,
        source,
        organisation,
        posts.filter(post => !held.has(post)),
      );
    });
  }
  return { accepted, unchanged, rejected: onceARow(rejected), ends: ends.all() };
}

function positionOf(outcome: ItemOutcome) {
  return outcome.outcome === 'accepted' && outcome.position ? [outcome.position] : [];
}

function onceARow(rejected: readonly RejectedRow[]): RejectedRow[] {
  return [...new Map(rejected.map(refused => [refused.row, refused])).values()];
}

/** A row for each pseudonym, so that one person's can be erased without another's. */
function rowsOf({ post, runs, settled }: ComparedPost): SnapshotPostRow[] {
  const subjects = new Map<string, unknown[]>();
  for (const run of runs) {
    const subject = run.said === 'unreadable' ? '' : run.said.subject;
    subjects.set(subject, [...(subjects.get(subject) ?? []), run]);
  }
  if (subjects.size === 0) subjects.set('', []);
  return [...subjects].map(([subject, own]) => ({ post, subject, runs: own, settled }));
}
