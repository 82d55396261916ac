import { type SubjectKey } from '@muster/domain';
import { type Event, event, FoldedStore } from './folded-store.js';
import { allCells } from './erasing.js';

const person = (letter: string): SubjectKey =>
  `person/${letter.repeat(4)}${'0123456789ab'.repeat(3).slice(0, 28)}`;
export const keyOf = (subject: SubjectKey) => subject.slice('person/'.length);
/** The erased has two pseudonyms, in two slots; the ex was linked with one of them by mistake; the other is somebody else. */
export const [one, two, ex, other] = [person('a'), person('b'), person('c'), person('d')] as const;
export const REQUEST = { by: 'Records office', reason: 'request 17' };

function post(
  subject: SubjectKey,
  type: 'post.started' | 'post.changed' | 'post.ended',
  data: { readonly effectiveOn: string } & Readonly<Record<string, unknown>>,
): Event {
  const number = keyOf(subject).slice(0, 1);
  return event(type, subject, `${type}-${data.effectiveOn}`, {
    post: number.repeat(32),
    organisation: 'R0A',
    ...data,
  });
}

export function works(subject: SubjectKey, effectiveOn: string): Event {
  return post(subject, 'post.started', { occupation: 'N2J', contract: 'permanent', fte: 0.8, effectiveOn });
}

export function link(
  subject: SubjectKey,
  alias: SubjectKey,
  type: 'person.linked' | 'person.unlinked',
  day = '01',
): Event {
  const linked = event(type, subject, `${type}-${keyOf(alias).slice(0, 1)}-${day}`, {
    alias,
    basis: 'manual',
  });
  return { ...linked, time: `2025-10-${day}T00:00:00Z` };
}

/** What is about the others alone. */
export const ofOthers = () => [works(ex, '2019-05-01'), works(other, '2020-01-01')];

/** What is about the person, or names them. */
export function ofThePerson(): Event[] {
  return [
    works(one, '2018-02-01'),
    post(one, 'post.changed', { status: 'inactive', statusReason: 'maternity', effectiveOn: '2019-02-01' }),
    works(two, '2021-03-01'),
    link(one, two, 'person.linked'),
    link(ex, one, 'person.linked'),
    link(ex, one, 'person.unlinked', '02'),
  ];
}

/** What cannot be read, about the person or naming them. */
export const broken = [
  { key: one, value: 'no JSON at all' },
  { key: one, value: JSON.stringify({ ...works(one, '2018-02-01'), data: {} }) },
  {
    key: ex,
    value: JSON.stringify({ ...link(ex, two, 'person.linked'), data: { alias: two, basis: 'guessed' } }),
  },
];

/** The cells of a store that has heard of the others alone. */
export async function neverThere(): Promise<Record<string, unknown>> {
  const store = await FoldedStore.open('never-there');
  await store.empty();
  await store.fold(ofOthers());
  const cells = await allCells(store.database);
  await store.drop();
  return cells;
}
