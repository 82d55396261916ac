import { type Fault } from '@muster/domain';
import { countsOf, type Counts, type Taken } from '../delivery/take.js';
import { type Movement } from '../gate/judge.js';
import { remedyOf } from '../feedback/remedies.js';
import { DoorProblem } from './problems.js';

/** What a door says of a delivery. */
export interface Answer {
  readonly batch: string;
  readonly state: Taken['state'];
  readonly counts: Counts;
  readonly items: readonly AnsweredItem[];
  /** Why a delivery is held. */
  readonly movements?: readonly Movement[];
}

export interface AnsweredItem {
  /** Its place in a request, from 0; its line in a file. */
  readonly item: number;
  readonly id?: string;
  readonly outcome: string;
  readonly code?: string;
  readonly faults?: readonly Fault[];
  readonly remedy?: string;
}

/** @throws {DoorProblem} `rejected` when nothing of it was good: what is wrong with each item comes with it */
export function answerTo(taken: Taken): Answer {
  const counts = countsOf(taken.items.map(({ outcome }) => outcome));
  const items = taken.items.map(answered);
  const answer: Answer = {
    batch: taken.batch,
    state: taken.state,
    counts,
    items,
    ...(taken.movements.length === 0 ? {} : { movements: taken.movements }),
  };
  if (taken.items.length > 0 && counts.rejected === taken.items.length)
    throw new DoorProblem(
      'rejected',
      items.length === 1
        ? 'the event was not taken: see its faults'
        : `none of the ${items.length} items was taken: see the faults of each`,
      items.length === 1 ? (items[0]!.faults ?? []) : [],
      {},
      { ...answer },
    );
  return answer;
}

function answered({ at, id, outcome }: Taken['items'][number]): AnsweredItem {
  const said = { item: at, ...(id === undefined ? {} : { id }), outcome: outcome.outcome };
  const remedy = remedyOf(outcome.outcome === 'rejected' ? outcome.code : outcome.outcome);
  const more = remedy === undefined ? {} : { remedy };
  return outcome.outcome === 'rejected'
    ? { ...said, code: outcome.code, faults: outcome.faults, ...more }
    : { ...said, ...more };
}
