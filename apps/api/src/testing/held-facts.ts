import { type Fact, noReference, outcomeOf, professionTable, type SubjectKey } from '@muster/domain';
import {
  activateGeneration,
  addActivity,
  type Database,
  Deltas,
  newGeneration,
  mergeCells,
  putCard,
} from '@muster/store';

/** Nobody is placed, followed or counted by post: published figures and targets need none of it. */
const REFERENCE = { ...noReference(professionTable([])), epoch: 1 };

/** Fills the read models with what these facts come to, as a projector would; each subject once. */
export function hold(database: Database, facts: readonly Fact[]): Promise<void> {
  return database.transaction(async sql => {
    await sql.run(EPOCH);
    const generation = await newGeneration(sql, 'of-the-tests');
    await activateGeneration(sql, generation);
    const deltas = new Deltas();
    for (const subject of new Set<SubjectKey>(facts.map(fact => fact.subject))) {
      const own = facts.filter(fact => fact.subject === subject);
      const outcome = outcomeOf(new Map([[subject, own]]), REFERENCE);
      for (const { contributions } of outcome.parts) deltas.add(contributions);
      await putCard(sql.entities, generation, undefined, outcome.card);
    }
    await mergeCells(sql, generation, 0, deltas);
    await addActivity(sql, [
      {
        source: 'urn:test',
        topic: 'muster.organisations',
        slot: 0,
        applied: facts.length,
        duplicates: 0,
        parked: 0,
        lastTime: '2025-01-01T09:00:00Z',
        lastKnownAt: new Date('2025-01-02T09:00:00Z'),
        newestEffectiveOn: '2024-09-30',
      },
    ]);
  });
}

const EPOCH = `
  INSERT INTO muster.epoch (number, content_hash, cause, reference) VALUES (1, '', 'a test', '{}') ON CONFLICT DO NOTHING`;
