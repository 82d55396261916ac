import { type Day } from '../calendar/day.js';
import { type Contribution, type CubeName } from '../cubes/cube.js';
import { type SubjectKey } from '../events/definition.js';
import { type EventType } from '../events/table.js';
import { type Fact } from '../events/fact.js';
import { type Area, type Level } from '../organisations/area.js';
import { type OdsCode } from '../organisations/ods-code.js';
import { exposureTable } from '../reference/exposure.js';
import { professionTable } from '../reference/professions.js';
import { noReference, type Placement, type Reference } from '../reference/reference.js';
import { contributionsOf } from '../subjects/part.js';
import { outcomeOf } from '../subjects/subject.js';

// People in training, as tests tell of them. R01 and R02 lie in two regions; HE1 and HE2 are universities, which nobody placed.

export const ANN: SubjectKey = `person/${'a'.repeat(32)}`;
export const BEA: SubjectKey = `person/${'b'.repeat(32)}`;

const placed = (icb: string, region: string): readonly Placement[] => [
  { from: undefined, icb: icb as Area, region: region as Area, country: 'England' },
];
const required = (kind: string, minimum: number, alternative = '') => ({
  ...{ standard: 'midwifery', version: '1', from: '', programme: '', profession: 'midwife' },
  ...{ alternative, kind, minimum: String(minimum) },
});

export const REFERENCE: Reference = {
  ...noReference(
    professionTable([
      { system: 'nhs-occupation', code: 'N2J', grade: '', profession: 'midwife' },
      { system: 'nhs-occupation', code: 'P2C', grade: '', profession: 'student-midwife' },
      {
        system: 'main-specialty',
        code: '501',
        grade: 'consultant',
        profession: 'consultant-obstetrics-gynaecology',
      },
    ]),
    exposureTable([
      required('antenatal-exams', 100),
      required('births-facilitated', 40, 'forty'),
      required('births-facilitated', 30, 'thirty'),
      required('births-assisted', 20, 'thirty'),
    ]),
  ),
  placements: new Map([
    ['R01' as OdsCode, placed('QAA', 'Y56')],
    ['R02' as OdsCode, placed('QBB', 'Y58')],
  ]),
};

let ids = 0;

/** Any fact, on a day. */
export function fact(type: EventType, effectiveOn: string, data: object, subject: SubjectKey = ANN): Fact {
  ids += 1;
  return {
    subject,
    source: 'urn:test',
    id: `${ids}`,
    type,
    time: `${effectiveOn}T09:00:00Z`,
    effectiveOn: effectiveOn as Day,
    data: { ...data, effectiveOn },
  } as unknown as Fact;
}

const learner = '1'.repeat(32);

/** A three-year course in midwifery at HE1, placed at R01, in the cohort of the day's month, but for what is said otherwise. */
export const enrolled = (on: string, data: object = {}, subject: SubjectKey = ANN): Fact =>
  fact(
    'learner.enrolled',
    on,
    {
      ...{ learner, programme: 'BSc', profession: 'midwife', route: 'degree', institution: 'HE1' },
      ...{ placement: 'R01', cohort: on.slice(0, 7), lengthMonths: 36, year: 1 },
      ...data,
    },
    subject,
  );

/** `progressed`, `withdrew` … of the learner of {@link enrolled}. */
export const learnt = (what: string, on: string, data: object = {}, subject: SubjectKey = ANN): Fact =>
  fact(`learner.${what}` as EventType, on, { learner, ...data }, subject);

export const registered = (on: string, subject: SubjectKey = ANN): Fact =>
  fact('person.registered', on, { register: 'NMC' }, subject);

/** A midwife's post at R02. */
export const started = (on: string, data: object = {}, subject: SubjectKey = ANN): Fact =>
  fact(
    'post.started',
    on,
    { post: 'e'.repeat(32), organisation: 'R02', occupation: 'N2J', contract: 'permanent', fte: 1, ...data },
    subject,
  );

export const changed = (on: string, data: object, subject: SubjectKey = ANN): Fact =>
  fact('post.changed', on, { post: 'e'.repeat(32), ...data }, subject);

export const ended = (on: string, subject: SubjectKey = ANN): Fact =>
  fact('post.ended', on, { post: 'e'.repeat(32) }, subject);

/** What facts come to in a cube, of people who are linked where a fact says so. */
export function cellsOf<Name extends CubeName>(
  cube: Name,
  facts: readonly Fact[],
  reference = REFERENCE,
): Contribution<Name>[] {
  const subjects = new Map<SubjectKey, Fact[]>();
  for (const said of facts) subjects.set(said.subject, [...(subjects.get(said.subject) ?? []), said]);
  return outcomeOf(subjects, reference)
    .parts.flatMap(contributionsOf)
    .filter((cell): cell is Contribution<Name> => cell.cube === cube);
}

/** `day kind detail institution count` of each cell of a level in order; a detail that is empty is a dash. */
export function cohortTold(facts: readonly Fact[], level: Level = 'england'): string[] {
  return cellsOf('cohort', facts)
    .filter(({ at }) => at.level === level)
    .map(({ at, add }) => {
      const sign = add.count > 0 ? '+' : '';
      return `${at.day} ${at.kind} ${at.detail || '-'} ${at.area} ${at.institution} ${sign}${add.count}`;
    })
    .sort();
}

/** What is counted up to a day, by kind, at a level. */
export function countsOn(
  facts: readonly Fact[],
  on: string,
  level: Level = 'england',
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { at, add } of cellsOf('cohort', facts))
    if (at.level === level && at.day <= on) counts[at.kind] = (counts[at.kind] ?? 0) + add.count;
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
}

/** The anomalies of one person's facts. */
export const oddIn = (facts: readonly Fact[]): string[] => cellsOf('anomaly', facts).map(({ at }) => at.code);
