import { dayText } from './days.js';
import { type CloudEvent, byTimeSourceId, field, nameOf } from './events.js';

/** What is said of a post; absent is unknown. */
export interface PostState {
  /** Which opening of the post this is: a start after an end opens a new one. */
  readonly spell: number;
  readonly organisation: string;
  readonly employer?: string;
  readonly occupation?: string;
  readonly jobRole?: string;
  readonly grade?: string;
  readonly specialty?: string;
  /** Hundred-thousandths. */
  readonly fte?: number;
  readonly contract: string;
  readonly status: string;
  readonly statusReason?: string;
}

const REPORTED = [
  'organisation',
  'employer',
  'occupation',
  'jobRole',
  'grade',
  'specialty',
  'fte',
  'contract',
  'status',
  'statusReason',
] as const;

export const POST_EVENTS: readonly string[] = ['post.started', 'post.changed', 'post.ended'];

/** Every reported field says the same. */
export const unchanged = (before: PostState, after: PostState): boolean =>
  REPORTED.every(name => before[name] === after[name]);

/** The post's state at the end of each day from `first` to `last`; nothing where it is not open. */
export function dayByDay(
  facts: readonly CloudEvent[],
  first: number,
  last: number,
): (PostState | undefined)[] {
  const days: (PostState | undefined)[] = [];
  let state: PostState | undefined;
  let spells = 0;
  for (let day = first; day <= last; day += 1) {
    const on = dayText(day);
    const today = facts.filter(fact => field(fact, 'effectiveOn') === on);
    for (const fact of orderOfDay(today, state !== undefined)) {
      if (nameOf(fact) === 'post.started' && state === undefined) spells += 1;
      state = step(state, fact, spells);
    }
    days.push(state);
  }
  return days;
}

/**
 * "on one day, for a post open before that day: ended, started, changed; otherwise: started, changed, ended; then by
 * `time` as an instant; then by source and id, bytewise"
 */
function orderOfDay(facts: readonly CloudEvent[], openBefore: boolean): CloudEvent[] {
  const order = openBefore
    ? ['post.ended', 'post.started', 'post.changed']
    : ['post.started', 'post.changed', 'post.ended'];
  const rank = (fact: CloudEvent): number => order.indexOf(nameOf(fact));
  return [...facts].sort((a, b) => rank(a) - rank(b) || byTimeSourceId(a, b));
}

function step(state: PostState | undefined, fact: CloudEvent, spell: number): PostState | undefined {
  switch (nameOf(fact)) {
    case 'post.started':
      // "a second start of an open post acts as a change of what it names (defaults do not apply …)";
      // "a start after an end opens a new spell that carries nothing over"
      return state === undefined
        ? changed({ spell, organisation: '', contract: '', status: 'active' }, fact)
        : changed(state, fact);
    case 'post.changed':
      // "A change or an end effective before the post's first start has no effect"; "a change after an end and a
      // second end have no effect"
      return state === undefined ? undefined : changed(state, fact);
    default:
      return undefined;
  }
}

/** "the new state from effectiveOn on; what is not named stays" */
function changed(state: PostState, fact: CloudEvent): PostState {
  const next: Record<string, unknown> = { ...state };
  for (const name of REPORTED) {
    const value = field<string | number>(fact, name);
    if (value !== undefined) next[name] = typeof value === 'number' ? Math.round(value * 100_000) : value;
  }
  // "A `post.changed` of occupation clears the job role unless it names one."
  const named = (name: string): boolean => field(fact, name) !== undefined;
  if (named('occupation') && !named('jobRole')) delete next['jobRole'];
  return next as unknown as PostState;
}
