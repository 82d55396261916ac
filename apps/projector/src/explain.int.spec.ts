import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SubjectKey } from '@muster/domain';
import { type CellAsked, explain } from './explain.js';
import { type Event, event, FoldedStore } from './testing/folded-store.js';

let store: FoldedStore;
beforeAll(async () => {
  store = await FoldedStore.open('explain');
  await store.empty();
  await store.fold([started(ann, '2022-05-09'), started(bea, '2023-01-16'), ended(bea, '2024-03-01')]);
});
afterAll(() => store.drop());

const [ann, bea]: [SubjectKey, SubjectKey] = [`person/${'a'.repeat(32)}`, `person/${'b'.repeat(32)}`];
const post = (subject: SubjectKey) => subject.slice('person/'.length);
const started = (subject: SubjectKey, effectiveOn: string): Event =>
  event('post.started', subject, 'start', {
    ...{ post: post(subject), organisation: 'R0A', occupation: 'N2J', contract: 'permanent', fte: 1 },
    effectiveOn,
  });
const ended = (subject: SubjectKey, effectiveOn: string): Event =>
  event('post.ended', subject, 'end', { post: post(subject), effectiveOn });

/** `person event count` of everybody in a cell of R0A's midwives. */
async function behind(asked: Pick<CellAsked, 'when' | 'kind' | 'band'>): Promise<string[]> {
  const cell = { cube: 'tenure', level: 'organisation', area: 'R0A', profession: 'midwife' } as const;
  const told: string[] = [];
  for await (const found of explain(store.to, store.database, { ...cell, ...asked }))
    for (const [nth, { fact }] of found.events.entries())
      told.push(
        `${found.subjects.map(post).join()[0]} ${fact.id} ${JSON.stringify(found.contributions[nth]?.add)}`,
      );
  return told;
}

describe('what is behind how long people have been in post', () => {
  it('is who has an anniversary in the month, and the event that began it', async () => {
    expect(await behind({ when: '2024-01', kind: 'in-post', band: '1-2' })).toEqual(['b start {"count":1}']);
    expect(await behind({ when: '2024-05', kind: 'in-post', band: '1-2' })).toEqual(['a start {"count":-1}']);
  });

  it('is who left from the band, and the event that says so', async () => {
    expect(await behind({ when: '2024-03', kind: 'left', band: '1-2' })).toEqual(['b end {"count":1}']);
    expect(await behind({ when: '2024-03', kind: 'left', band: '2-5' })).toEqual([]);
  });
});
