import { addDays, type Day, monthOf } from '@muster/domain';
import { type SnapshotMapping } from '@muster/gateway';
import { type CloudEvent } from '@muster/simulator';

type Data = Readonly<Record<string, unknown>>;

/** One post, from start to end, as its events tell it. */
interface Told {
  readonly person: string;
  readonly post: string;
  readonly from: string;
  readonly to: string | undefined;
  readonly reason: string | undefined;
  /** In order of day. */
  readonly states: readonly { readonly on: string; readonly data: Data }[];
}

export type ExtractRow = Readonly<Record<string, string>>;

/**
 * Plainly replayed: what was said of each post, by day. Posts that ended and began again are told once for each time, and one that
 * moved to another trust once for each: each trust's records have their own assignment, with its own dates.
 */
export function postsTold(events: readonly CloudEvent[]): Told[] {
  const posts = new Map<string, CloudEvent[]>();
  for (const event of events) {
    const key = `${event.subject} ${String(event.data['post'])}`;
    posts.set(key, [...(posts.get(key) ?? []), event]);
  }
  const told: Told[] = [];
  for (const [key, own] of posts) {
    const [subject, post] = key.split(' ') as [string, string];
    const inOrder = [...own].sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
    let open: { from: string; states: { on: string; data: Data }[] } | undefined;
    const close = (to?: string, reason?: string) => {
      if (open) told.push({ person: subject.slice('person/'.length), post, ...open, to, reason });
      open = undefined;
    };
    for (const event of inOrder) {
      const on = dayOf(event);
      if (event.type === 'muster.post.started.v1') open = { from: on, states: [{ on, data: event.data }] };
      else if (event.type === 'muster.post.ended.v1') close(on, event.data['reason'] as string | undefined);
      else if (open) {
        const before = open.states.at(-1)!.data;
        const data: Data = { ...carried(before, event.data), ...event.data };
        if (data['organisation'] !== before['organisation']) {
          close(on);
          open = { from: on, states: [] };
        }
        open.states.push({ on, data });
      }
    }
    close();
  }
  return told;
}

/**
 * The extract of an organisation as at the last day of a month: who is in post, and where dates are given, with the dates, and with those
 * who left since the last day of the month before.
 */
export function extractOf(
  posts: readonly Told[],
  organisation: string,
  asAt: Day,
  dated: boolean,
  mapping: SnapshotMapping,
): ExtractRow[] {
  return posts.flatMap(({ person, post, from, to, reason, states }) => {
    const leftThisMonth = to !== undefined && to <= asAt && to >= `${monthOf(asAt)}-01`;
    const listed = from <= asAt && (to === undefined || to > asAt || (dated && leftThisMonth));
    const state = states.findLast(({ on }) => on <= asAt);
    if (!listed || state === undefined || state.data['organisation'] !== organisation) return [];
    const { data, on } = state;
    const text = (name: string) => {
      const value = data[name] as string | number | undefined;
      return value === undefined ? '' : String(value);
    };
    return [
      {
        'Assignment Number': post,
        'Employee Number': person,
        'Occupation Code': text('occupation'),
        'Job Role Code': text('jobRole'),
        Grade: text('grade'),
        'Specialty Code': text('specialty'),
        FTE: text('fte'),
        'Contract Type': word(mapping, 'Contract Type', { contract: text('contract') }),
        'Assignment Status': statusWord(mapping, data),
        'Joined By':
          data['joinedBy'] === undefined ? '' : word(mapping, 'Joined By', { joinedBy: text('joinedBy') }),
        'Trained In':
          data['trainedIn'] === undefined
            ? ''
            : word(mapping, 'Trained In', { trainedIn: text('trainedIn') }),
        ...(dated
          ? {
              'Start Date': from,
              'Changed On': on,
              'End Date': leftThisMonth ? addDays(to as Day, -1) : '',
              'Leaving Reason':
                leftThisMonth && reason !== undefined ? word(mapping, 'Leaving Reason', { reason }) : '',
            }
          : {}),
      },
    ];
  });
}

/** What a change leaves as it was: a new occupation clears the job role. */
function carried({ jobRole, ...before }: Data, change: Data): Data {
  return jobRole === undefined || change['occupation'] !== undefined ? before : { ...before, jobRole };
}

function dayOf(event: CloudEvent): string {
  return String(event.data['effectiveOn']);
}

function statusWord(mapping: SnapshotMapping, data: Data): string {
  const status = (data['status'] as string | undefined) ?? 'active';
  const reason = data['statusReason'] as string | undefined;
  return status === 'active' || reason === undefined
    ? word(mapping, 'Assignment Status', { status })
    : word(mapping, 'Assignment Status', { status, statusReason: reason });
}

/** A word of the mapping's that means all of this. */
function word(mapping: SnapshotMapping, column: string, meant: Readonly<Record<string, string>>): string {
  const known = mapping.columns[column]!;
  const found = Object.entries(known.reads === 'code' ? known.codes : {}).find(([, fields]) =>
    Object.entries(meant).every(([field, value]) => fields[field as keyof typeof fields] === value),
  );
  if (!found) throw new Error(`${column} has no word for ${JSON.stringify(meant)}`);
  return found[0];
}
