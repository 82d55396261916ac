import { dayNumber } from '../../../calendar/day.js';
import { type Fact } from '../../../events/fact.js';
import { type Fte, fte } from '../../../fte.js';
import { type OdsCode } from '../../../organisations/ods-code.js';
import { type Anomaly, type AnomalyCode } from '../../../timeline/anomaly.js';
import { type CONTRACTS, POST_FIELDS, type STATUSES } from './events.js';

/** What a post is while nothing about it changes. */
export interface PostState {
  readonly organisation: OdsCode;
  readonly employer: OdsCode | undefined;
  readonly occupation: string;
  readonly jobRole: string | undefined;
  readonly grade: string | undefined;
  readonly specialty: string | undefined;
  readonly fte: Fte | undefined;
  readonly contract: (typeof CONTRACTS)[number];
  readonly status: (typeof STATUSES)[number];
  readonly statusReason: string | undefined;
}

/** A post from its start to its end: it may end and start again. Day numbers; half-open; an open end is Infinity. */
export interface PostSpell {
  readonly post: string;
  readonly from: number;
  readonly to: number;
  /** In order; the first begins with the spell, each begins where the one before ends. */
  readonly states: readonly { readonly from: number; readonly to: number; readonly state: PostState }[];
}

export type PostFact = Fact<'post.started' | 'post.changed' | 'post.ended'>;

/**
 * The spells of a person's posts.
 * @param facts in timeline order. On one day, what concerns a post that was open before goes: ended, started, changed;
 *   otherwise: started, changed, ended
 */
export function spellsOf(facts: readonly PostFact[]): { spells: PostSpell[]; anomalies: Anomaly[] } {
  const anomalies: Anomaly[] = [];
  const spells: PostSpell[] = [];
  for (const [post, own] of byPost(facts)) {
    const track = new Track(post, anomalies);
    for (const sameDay of byDay(own)) track.day(sameDay);
    spells.push(...track.spells());
  }
  return { spells, anomalies };
}

const OPEN_BEFORE = ['post.ended', 'post.started', 'post.changed'];
const CLOSED_BEFORE = ['post.started', 'post.changed', 'post.ended'];

interface Open {
  readonly from: number;
  readonly states: { from: number; state: PostState }[];
}

/** One post, day by day. */
class Track {
  private readonly closed: PostSpell[] = [];
  private open: Open | undefined;
  private everStarted = false;

  constructor(
    private readonly post: string,
    private readonly anomalies: Anomaly[],
  ) {}

  day(facts: readonly PostFact[]): void {
    const order = this.open ? OPEN_BEFORE : CLOSED_BEFORE;
    const inOrder = facts
      .map((fact, index) => ({ fact, index }))
      .sort((a, b) => order.indexOf(a.fact.type) - order.indexOf(b.fact.type) || a.index - b.index);
    for (const { fact } of inOrder) this.apply(fact);
  }

  spells(): PostSpell[] {
    if (this.open) this.close(Infinity);
    return this.closed;
  }

  private apply(fact: PostFact): void {
    const on = dayNumber(fact.effectiveOn!);
    switch (fact.type) {
      case 'post.started':
        if (this.open) {
          this.note('second-start', fact);
          this.change(on, changed(this.current(), fact.data));
        } else this.open = { from: on, states: [{ from: on, state: started(fact.data) }] };
        this.everStarted = true;
        break;
      case 'post.changed':
        if (this.open) this.change(on, changed(this.current(), fact.data));
        else this.note(this.everStarted ? 'change-after-end' : 'change-before-start', fact);
        break;
      case 'post.ended':
        if (this.open) this.close(on);
        else this.note(this.everStarted ? 'second-end' : 'end-before-start', fact);
        break;
      default:
        fact satisfies never;
    }
  }

  private current(): PostState {
    return this.open!.states.at(-1)!.state;
  }

  /** Several changes of one day are one: the last state holds. What changes nothing is no change. */
  private change(on: number, state: PostState): void {
    const { states } = this.open!;
    if (states.at(-1)!.from === on) states.pop();
    const before = states.at(-1)?.state;
    if (before === undefined || !sameState(before, state)) states.push({ from: on, state });
  }

  private close(on: number): void {
    const { from, states } = this.open!;
    this.open = undefined;
    if (from === on) return; // begun and ended on one day: open on none
    const dated = states.map((state, index) => ({ ...state, to: states[index + 1]?.from ?? on }));
    this.closed.push({ post: this.post, from, to: on, states: dated.filter(state => state.from < state.to) });
  }

  private note(code: AnomalyCode, fact: PostFact): void {
    this.anomalies.push({ code, source: fact.source, id: fact.id });
  }
}

type Named = Partial<Omit<PostFact['data'], 'post' | 'effectiveOn'>> & Readonly<Record<string, unknown>>;

function started(data: Fact<'post.started'>['data']): PostState {
  return {
    organisation: data.organisation as OdsCode,
    employer: data.employer as OdsCode | undefined,
    occupation: data.occupation,
    jobRole: data.jobRole,
    grade: data.grade,
    specialty: data.specialty,
    fte: data.fte === undefined ? undefined : fte(data.fte),
    contract: data.contract,
    status: data.status ?? 'active',
    statusReason: data.statusReason,
  };
}

/** What is named holds from now on, the rest stays; an occupation without a job role clears the job role. */
function changed(state: PostState, data: Named): PostState {
  const next: PostState = {
    organisation: (data['organisation'] as OdsCode | undefined) ?? state.organisation,
    employer: (data['employer'] as OdsCode | undefined) ?? state.employer,
    occupation: (data['occupation'] as string | undefined) ?? state.occupation,
    jobRole:
      (data['jobRole'] as string | undefined) ??
      (data['occupation'] === undefined ? state.jobRole : undefined),
    grade: (data['grade'] as string | undefined) ?? state.grade,
    specialty: (data['specialty'] as string | undefined) ?? state.specialty,
    fte: data['fte'] === undefined ? state.fte : fte(data['fte'] as number),
    contract: (data['contract'] as PostState['contract'] | undefined) ?? state.contract,
    status: (data['status'] as PostState['status'] | undefined) ?? state.status,
    statusReason: (data['statusReason'] as string | undefined) ?? state.statusReason,
  };
  return next;
}

export function sameState(a: PostState, b: PostState): boolean {
  return POST_FIELDS.every(field => a[field] === b[field]);
}

function byPost(facts: readonly PostFact[]): Map<string, PostFact[]> {
  const posts = new Map<string, PostFact[]>();
  for (const fact of facts) {
    const own = posts.get(fact.data.post);
    if (own) own.push(fact);
    else posts.set(fact.data.post, [fact]);
  }
  return posts;
}

function byDay(facts: readonly PostFact[]): PostFact[][] {
  const days: PostFact[][] = [];
  for (const fact of facts) {
    const today = days.at(-1);
    if (today && today[0]!.effectiveOn === fact.effectiveOn) today.push(fact);
    else days.push([fact]);
  }
  return days;
}
