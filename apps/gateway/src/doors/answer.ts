import { type Fault } from '@muster/domain';
import { countsOf, type Counts, type Taken } from '../delivery/take.js';
import { type Movement } from '../gate/judge.js';
import { remedyOf } from '../feedback/remedies.js';
import { DoorProblem } from './problems.js';

/** What a door says of a delivery. */
export interface Answer {
  readonly batch: string;
  readonly state: AnsweredState;
  readonly counts: Counts;
  readonly items: readonly AnsweredItem[];
  /** Why a delivery is held. */
  readonly movements?: readonly Movement[];
}

/** `rejected`: nothing of it could be taken. */
export type AnsweredState = Taken['state'] | 'rejected';

export interface AnsweredItem {
  /** Its place in a request, from 0; its line in a file. None where no row says it, as an ending that follows from an absence. */
  readonly item?: number;
  readonly id?: string;
  readonly outcome: string;
  readonly code?: string;
  readonly faults?: readonly Fault[];
  readonly remedy?: string;
}

/**
 * @param silent good rows of which nothing follows: they are no items
 * @throws {DoorProblem} `rejected` when nothing of it was good: what is wrong with each item stands with the item, and nowhere else
 */
export function answerTo({ batch, state, items, movements }: Taken, silent = 0): Answer {
  const counts = countsOf(items.map(({ outcome }) => outcome));
  const isRefused = silent === 0 && isAllRejected(counts);
  const answer: Answer = {
    batch,
    state: state === 'taken' && isRefused ? 'rejected' : state,
    counts,
    items: items.map(answered),
    ...(movements.length === 0 ? {} : { movements }),
  };
  if (isRefused)
    throw new DoorProblem(
      'rejected',
      items.length === 1
        ? 'the event was not taken: see the faults of the item'
        : `none of the ${items.length} items was taken: see the faults of each`,
      [],
      {},
      { ...answer },
    );
  return answer;
}

/** What a delivery is said to be when somebody asks for it later: the same as in its answer. */
export function stateOf<State extends string>({
  door,
  state,
  ...counts
}: Counts & { readonly door: string; readonly state: State }): State | 'rejected' {
  // Of a snapshot it is not kept whether it had good rows of which nothing followed.
  return state === 'taken' && door !== 'snapshot' && isAllRejected(counts) ? 'rejected' : state;
}

function isAllRejected({ accepted, unchanged, duplicates, held, rejected }: Counts): boolean {
  return rejected > 0 && accepted + unchanged + duplicates + held === 0;
}

function answered({ at, id, outcome }: Taken['items'][number]): AnsweredItem {
  const said = {
    ...(at === undefined ? {} : { item: at }),
    ...(id === undefined ? {} : { id }),
    outcome: outcome.outcome,
  };
  const remedy = remedyOf(outcome.outcome === 'rejected' ? outcome.code : outcome.outcome);
  const more = remedy === undefined ? {} : { remedy };
  if (outcome.outcome !== 'rejected') return { ...said, ...more };
  const faults = outcome.faults.map(fault => ({ ...more, ...fault }));
  return { ...said, code: outcome.code, faults, ...more };
}
