import {
  buildReference,
  codesOf,
  type Contribution,
  type Fact,
  type FeedStory,
  noReference,
  type OdsCode,
  outcomeOf,
  type PlaceStory,
  type Reference,
  spreadOut,
  type SubjectKey,
  topicOf,
} from '@muster/domain';
import { codeTables } from '@muster/platform';
import {
  activateGeneration,
  addActivity,
  addWorkforce,
  type Database,
  decidePeopleKind,
  Deltas,
  keepEpoch,
  mergeCells,
  newGeneration,
  putCard,
  readEpoch,
  readHead,
  SIMULATOR,
  type Sql,
  WorkforceDeltas,
} from '@muster/store';

const { reference: TABLES, ...ROWS } = codeTables();
const CODES = codesOf(ROWS);

/** Fills the read models with what these facts come to, as a projector would; each subject once, and nobody linked. */
export function hold(database: Database, facts: readonly Fact[]): Promise<void> {
  return database.transaction(async sql => {
    const reference = await referenceOf(sql, facts);
    const generation = await newGeneration(sql, 'of-the-tests');
    await activateGeneration(sql, generation);
    const deltas = new Deltas();
    const workforce = new WorkforceDeltas();
    for (const [subject, own] of bySubject(facts)) {
      const outcome = outcomeOf(new Map([[subject, own]]), reference);
      for (const { contributions, spread, changes } of outcome.parts) {
        deltas.add([...contributions, ...spread.flatMap(spreadOut)]);
        workforce.add(changes, 1);
      }
      await putCard(sql.entities, generation, undefined, outcome.card);
    }
    await mergeCells(sql, generation, new Map([[0, deltas]]));
    await addWorkforce(sql, generation, workforce.rows());
    await addActivity(sql, [activity('urn:test', 'muster.organisations', facts.length, '2024-09-30')]);
    await noteActivityOfPeople(sql, facts);
  });
}

/**
 * Folds people anew: what they told before goes, what they tell now comes, as a projector would have it. Each by themselves; and but for
 * stock and flows.
 * @param before all that they had told
 */
export function retell(database: Database, before: readonly Fact[], now: readonly Fact[]): Promise<void> {
  return database.transaction(async sql => {
    const { generation, epoch } = await readHead(sql);
    const reference = await readEpoch(sql, epoch, CODES);
    const deltas = new Deltas();
    deltas.remove(contributionsOf(before, reference));
    deltas.add(contributionsOf(now, reference));
    await mergeCells(sql, generation!.number, new Map([[0, deltas]]));
  });
}

function contributionsOf(facts: readonly Fact[], reference: Reference): Contribution[] {
  return [...bySubject(facts)].flatMap(([subject, own]) =>
    outcomeOf(new Map([[subject, own]]), reference).parts.flatMap(({ contributions, spread }) => [
      ...contributions,
      ...spread.flatMap(spreadOut),
    ]),
  );
}

/** The organisations of data/, and what the facts say of places and feeds, as the first epoch. */
async function referenceOf(sql: Sql, facts: readonly Fact[]): Promise<Reference> {
  const places = new Map<OdsCode, PlaceStory>();
  const feeds = new Map<OdsCode, FeedStory>();
  for (const [subject, own] of bySubject(facts)) {
    if (!/^(organisation|feed)[/]/.test(subject)) continue;
    const { says } = outcomeOf(new Map([[subject, own]]), noReference(CODES.professions));
    const code = subject.slice(subject.indexOf('/') + 1) as OdsCode;
    if (says?.kind === 'place') places.set(code, says.story);
    if (says?.kind === 'feed') feeds.set(code, says.story);
  }
  const reference = buildReference(TABLES, { places, feeds, sources: new Map() });
  const epoch = await keepEpoch(sql, reference, 'a test');
  return { ...reference, epoch, ...CODES };
}

async function noteActivityOfPeople(sql: Sql, facts: readonly Fact[]): Promise<void> {
  const people = facts.filter(({ subject }) => subject.startsWith('person/'));
  for (const source of new Set(people.map(fact => fact.source))) {
    const days = people.flatMap(fact => (fact.source === source ? (fact.effectiveOn ?? []) : []));
    await addActivity(sql, [activity(source, topicOf('person'), days.length, [...days].sort().at(-1))]);
    await decidePeopleKind(sql, source.startsWith(SIMULATOR) ? 'simulated' : 'real');
  }
}

function activity(source: string, topic: string, applied: number, newestEffectiveOn: string | undefined) {
  return {
    source,
    topic,
    slot: 0,
    applied,
    duplicates: 0,
    parked: 0,
    lastTime: '2025-01-01T09:00:00Z',
    lastKnownAt: new Date('2025-01-02T09:00:00Z'),
    newestEffectiveOn,
  };
}

function bySubject(facts: readonly Fact[]): Map<SubjectKey, Fact[]> {
  const subjects = new Map<SubjectKey, Fact[]>();
  for (const fact of facts) subjects.set(fact.subject, [...(subjects.get(fact.subject) ?? []), fact]);
  return subjects;
}
