import { type Day, type SubjectKey } from '@muster/domain';
import { type SetAside } from '@muster/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explain } from './explain.js';
import { stockKnownAt } from './restate.js';
import { event, FoldedStore } from './testing/folded-store.js';

let store: FoldedStore;
beforeAll(async () => {
  store = await FoldedStore.open('asked-of-everybody');
  await store.empty();
  await store.fold([started(poisonous), started(well)]);
  // A fact that no fold can take, as a version with a defect might have left it.
  await store.database.run(
    `UPDATE muster.fact SET data = jsonb_set(data, '{fte}', '"half"') WHERE subject = $1`,
    [poisonous],
  );
});
afterAll(() => store.drop());

const [poisonous, well]: [SubjectKey, SubjectKey] = [`person/${'a'.repeat(32)}`, `person/${'b'.repeat(32)}`];
const started = (subject: SubjectKey) =>
  event('post.started', subject, 'start', {
    ...{
      post: subject.slice('person/'.length),
      organisation: 'R0A',
      occupation: 'N2J',
      contract: 'permanent',
    },
    ...{ fte: 1, effectiveOn: '2020-01-01' },
  });

describe('what is asked of everybody is answered without those whom the fold cannot take, and says so', () => {
  it('of the events behind a figure', async () => {
    const aside: SetAside[] = [];
    const people: string[] = [];
    const asked = {
      cube: 'stock',
      level: 'england',
      area: 'ENG',
      profession: 'midwife',
      when: '2020-01',
    } as const;
    for await (const { subjects } of explain(store.to, store.database, asked, who => aside.push(who)))
      people.push(...subjects);
    expect(people).toEqual([well]);
    expect(aside).toMatchObject([{ subjects: [poisonous] }]);
  });

  it('of the stock as it was known', async () => {
    const aside: SetAside[] = [];
    const stock = await stockKnownAt(store.to, store.database, new Date(), '2021-01-01' as Day, who =>
      aside.push(who),
    );
    expect(stock.find(({ level }) => level === 'england')).toMatchObject({ headcount: 1, fte: 100_000 });
    expect(aside).toMatchObject([{ subjects: [poisonous] }]);
  });
});
