import { type Day, type EventType, POST_FIELDS } from '@muster/domain';
import { holdingsOf } from './holders.js';
import { type Run, sightingsOf } from './runs.js';
import { type PostFields, type PostRow } from './said.js';
import { type Spell, spellsOf } from './spells.js';

/** An event that snapshots come to, without what names the delivery. */
export interface Wanted {
  readonly type: EventType;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface PostEvents {
  /** `post.started`, `.changed` and `.ended`: at most one a subject, type and day. */
  readonly events: readonly Wanted[];
  readonly links: readonly Wanted[];
  /** Blanks after known values: the value was kept, for a post's facts go from known to unknown only by a correction. */
  readonly kept: readonly { readonly day: Day; readonly field: keyof PostFields }[];
}

/**
 * What all snapshots together say of one post, as events. It depends on what stands in the snapshots alone, not on the order in
 * which they came.
 * @param complete the days of all complete snapshots, in order
 */
export function eventsOfPost(post: string, runs: readonly Run[], complete: readonly Day[]): PostEvents {
  const kept: { day: Day; field: keyof PostFields }[] = [];
  const events = holdingsOf(sightingsOf(runs, complete)).flatMap(holding =>
    spellsOf(holding).flatMap(spell =>
      eventsOfSpell(spell, kept).map(({ type, data }) => ({
        type,
        subject: holding.subject,
        data: { post, ...data },
      })),
    ),
  );
  return { events, links: linksOf(runs), kept };
}

type Unnamed = Pick<Wanted, 'type' | 'data'>;

function eventsOfSpell(spell: Spell, kept: { day: Day; field: keyof PostFields }[]): Unnamed[] {
  const { rows, end } = spell;
  const first = rows[0]!;
  const start = startOf(spell);
  const began = start ?? first.day;
  if (end !== undefined && end.on <= began) return [];

  let state = first.row.fields;
  let before = first.day;
  let atStart = state;
  const changes: Unnamed[] = [];
  for (const { day, row } of rows.slice(1)) {
    const next = carriedOn(state, row.fields, field => kept.push({ day, field }));
    const differing = difference(state, next);
    const on = changeDay(row, before, day);
    if (differing !== undefined && on <= began) atStart = next;
    else if (differing !== undefined && (end === undefined || on < end.on))
      changes.push({ type: 'post.changed', data: { ...differing, effectiveOn: on } });
    [state, before] = [next, day];
  }
  return [
    {
      type: 'post.started',
      data: {
        ...atStart,
        ...lastGiven(rows, 'joinedBy'),
        ...lastGiven(rows, 'trainedIn'),
        effectiveOn: began,
        ...(start === undefined ? { datePrecision: 'month' } : {}),
      },
    },
    ...changes,
    ...(end === undefined ? [] : [{ type: 'post.ended' as const, data: endData(end) }]),
  ];
}

/**
 * The newest start date that can be the spell's: not after the day on which the person was first seen, nor before the spell before
 * had ended. One that is still to come holds where there is no other.
 */
function startOf({ rows, notBefore }: Spell): Day | undefined {
  const first = rows[0]!;
  const given = rows.flatMap(({ row: { startsOn } }) =>
    startsOn !== undefined && (notBefore === undefined || startsOn >= notBefore) ? [startsOn] : [],
  );
  return given.findLast(startsOn => startsOn <= first.day) ?? first.row.startsOn;
}

/** A start date that lies between two snapshots of one spell is that of a new role in the same post. */
function changeDay({ changedOn, startsOn }: PostRow, before: Day, day: Day): Day {
  const between = [changedOn, startsOn].find(on => on !== undefined && on > before && on <= day);
  return between ?? day;
}

function carriedOn(state: PostFields, row: PostFields, keep: (field: keyof PostFields) => void): PostFields {
  const next: Record<string, unknown> = { ...row };
  const moved = row.occupation !== state.occupation;
  for (const field of POST_FIELDS) {
    if (row[field] !== undefined || state[field] === undefined) continue;
    // A new occupation clears the job role, and a reason belongs to the status that it came with.
    if (field === 'jobRole' && moved) continue;
    next[field] = state[field];
    if (field !== 'statusReason' || row.status === undefined) keep(field);
  }
  return next as unknown as PostFields;
}

/** What a `post.changed` must name; nothing where nothing differs. */
function difference(state: PostFields, next: PostFields): Partial<PostFields> | undefined {
  const differing = POST_FIELDS.filter(field => next[field] !== undefined && next[field] !== state[field]);
  if (differing.length === 0) return undefined;
  const named = differing.includes('occupation') ? [...differing, 'jobRole' as const] : differing;
  return Object.fromEntries(
    named.flatMap(field => (next[field] === undefined ? [] : [[field, next[field]]])),
  );
}

function endData(end: NonNullable<Spell['end']>): Readonly<Record<string, unknown>> {
  const { on, ...how } = end;
  return how.presumed
    ? { presumed: true, effectiveOn: on }
    : {
        ...(how.reason === undefined ? {} : { reason: how.reason }),
        ...(how.destination === undefined ? {} : { destination: how.destination }),
        effectiveOn: on,
      };
}

function lastGiven(rows: Spell['rows'], name: 'joinedBy' | 'trainedIn'): Record<string, string> {
  const value = rows.findLast(({ row }) => row[name] !== undefined)?.row[name];
  return value === undefined ? {} : { [name]: value };
}

/** Whoever a post's rows name by several identifiers, each link once. */
function linksOf(runs: readonly Run[]): Wanted[] {
  const links = new Map<string, Wanted>();
  for (const { said } of runs) {
    if (said === 'unreadable') continue;
    for (const { alias, basis } of said.links)
      if (alias !== said.subject)
        links.set(`${said.subject} ${alias} ${basis}`, {
          type: 'person.linked',
          subject: said.subject,
          data: { alias, basis },
        });
  }
  return [...links.values()];
}
