import { type Trust } from '../organisations/trust.js';

export type Contract = 'permanent' | 'fixed-term' | 'locum' | 'bank' | 'honorary';
export type Status = 'active' | 'on-paid-leave' | 'inactive';
export type StatusReason = 'maternity' | 'career-break' | 'sickness' | 'secondment' | 'suspension' | 'other';

/** What a post is on a day. */
export interface PostState {
  readonly trust: Trust;
  /** Index among `SIMULATED`. */
  readonly profession: number;
  readonly occupation: string;
  readonly jobRole?: string | undefined;
  readonly grade?: string | undefined;
  readonly specialty?: string | undefined;
  /** Hundred-thousandths. */
  readonly fte: number;
  readonly contract: Contract;
  readonly status: Status;
  readonly statusReason?: StatusReason | undefined;
}

export interface Post {
  /** Stands for the post's pseudonym. */
  number: number;
  readonly person: Person;
  state: PostState;
  /** The first day of this state. */
  since: number;
  /** The first day of the post. */
  readonly started: number;
  isOpen: boolean;
  /** The person is absent and will not come back. */
  isForGood: boolean;
}

/** What a post counts as, for the stock. */
export type Presence = 'in-post' | 'absent' | 'uncounted';

/** A stretch of a life in which nothing that counts changed: days `from` to before `to`. */
export interface Spell {
  readonly post: number;
  readonly from: number;
  readonly to: number;
  readonly trust: Trust;
  readonly profession: number;
  readonly fte: number;
  readonly presence: Presence;
}

export interface Person {
  /** Stands for the pseudonym that staff records carry. */
  readonly number: number;
  /** Open posts; the first is the main one. */
  readonly posts: Post[];
  /** The last day on which anything happened. */
  lastDay: number;
  /** The month in which something happened already. */
  busy: number;
  /** Where the person is listed, and at which place. */
  list: Person[] | undefined;
  place: number;
  /** The last post of one who may return. */
  former: PostState | undefined;
  /** From when on a return is a return, not a gap. */
  mayReturnFrom: number;
  /** Closed stretches, where lives are kept. */
  spells: Spell[];
  /** How many times as likely as others this one is to leave, all else alike. */
  leaving: number;
  /** How many facts were told of the person. */
  facts: number;
}

export function presenceOf(state: PostState): Presence {
  if (state.contract === 'bank' || state.contract === 'honorary') return 'uncounted';
  return state.status === 'inactive' ? 'absent' : 'in-post';
}
