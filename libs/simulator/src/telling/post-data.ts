import { type Post, type PostState } from '../lives/person.js';
import { pseudonym } from '../random/pseudonym.js';
import { type Beginning, type Ending } from './teller.js';
import { dayText } from './times.js';

type Data = Record<string, unknown>;

/** `data` of post.started: what is unknown, or as usual, is left out. */
export function startedData(seed: number, post: Post, day: number, beginning: Beginning): Data {
  const { status, statusReason, ...state } = told(post.state);
  return {
    post: pseudonym(seed, 'post', post.number),
    ...state,
    ...(status === 'active' ? {} : { status, ...(statusReason === undefined ? {} : { statusReason }) }),
    ...beginning,
    effectiveOn: dayText(day),
  };
}

/** `data` of post.changed: what is named. */
export function changedData(seed: number, post: Post, day: number, patch: Partial<PostState>): Data {
  return { post: pseudonym(seed, 'post', post.number), ...told(patch), effectiveOn: dayText(day) };
}

export function endedData(seed: number, post: Post, day: number, ending: Ending): Data {
  return { post: pseudonym(seed, 'post', post.number), ...ending, effectiveOn: dayText(day) };
}

/** A state as it is on the wire; the profession is nobody's to say. */
function told(state: Partial<PostState>): Data {
  const { trust, occupation, jobRole, grade, specialty, fte, contract, status, statusReason } = state;
  const fields: Data = {
    organisation: trust?.code,
    occupation,
    jobRole,
    grade,
    specialty,
    fte: fte === undefined ? undefined : fte / 100_000,
    contract,
    status,
    statusReason,
  };
  for (const name of Object.keys(fields)) if (fields[name] === undefined) delete fields[name];
  return fields;
}
