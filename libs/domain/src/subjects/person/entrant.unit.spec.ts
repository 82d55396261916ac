import { describe, expect, it } from 'vitest';
import { type Day } from '../../calendar/day.js';
import { type Contribution } from '../../cubes/cube.js';
import { type SubjectKey } from '../../events/definition.js';
import { type Fact } from '../../events/fact.js';
import { type Area } from '../../organisations/area.js';
import { type OdsCode } from '../../organisations/ods-code.js';
import { professionTable } from '../../reference/professions.js';
import { noReference, type Reference } from '../../reference/reference.js';
import { contributionsOf } from '../part.js';
import { outcomeOf } from '../subject.js';

const ANN: SubjectKey = `person/${'a'.repeat(31)}7`;
const ANN_AT_WORK: SubjectKey = `person/${'0'.repeat(31)}5`;
const placed = { from: undefined, icb: 'QAA' as Area, region: 'Y56' as Area, country: 'England' } as const;
const base = noReference(
  professionTable([
    { system: 'nhs-occupation', code: 'N2J', grade: '', profession: 'midwife', from: '', to: '' },
  ]),
);
const reference: Reference = {
  ...base,
  placements: new Map([
    ['M20' as OdsCode, [placed, { ...placed, from: '2026-04-01' as Day, icb: 'QBB' as Area }]],
    ['R01' as OdsCode, [{ ...placed, region: 'Y58' as Area }]],
  ]),
};

let written = 0;
function fact(type: string, effectiveOn: string, data: object, subject = ANN): Fact {
  written += 1;
  const time = `${effectiveOn}T09:00:00Z`;
  return {
    subject,
    source: 'urn:a',
    id: String(written),
    type,
    time,
    effectiveOn,
    data: { ...data, effectiveOn },
  } as unknown as Fact;
}

const application = (kind: string, on: string, number = '1', institution = 'M20') =>
  fact(`application.${kind}`, on, {
    application: number.repeat(32),
    programme: 'B720',
    institution,
  });
const enrolled = (on: string, more: object = {}) =>
  fact('learner.enrolled', on, {
    learner: 'e'.repeat(32),
    programme: 'B720',
    profession: 'midwife',
    route: 'degree',
    delivery: 'campus',
    institution: 'M20',
    placement: 'R01',
    cohort: '2026-09',
    lengthMonths: 36,
    ...more,
  });
const linked = {
  ...fact('person.linked', '2026-01-01', { alias: ANN_AT_WORK, basis: 'student' }),
  effectiveOn: undefined,
  data: { alias: ANN_AT_WORK, basis: 'student' },
} as unknown as Fact;

type Name = 'application' | 'participation' | 'outreach';

function cells<N extends Name>(cube: N, ...facts: Fact[]): Extract<Contribution, { cube: N }>[] {
  const subjects = new Map<SubjectKey, Fact[]>([
    [ANN, []],
    [ANN_AT_WORK, []],
  ]);
  for (const told of facts) subjects.get(told.subject)!.push(told);
  return outcomeOf(subjects, reference)
    .parts.flatMap(contributionsOf)
    .filter((cell): cell is Extract<Contribution, { cube: N }> => cell.cube === cube);
}

describe('an application', () => {
  const told = (...facts: Fact[]) =>
    cells('application', ...facts).map(
      ({ at }) => `${at.level} ${at.area} ${at.programme} ${at.kind} ${at.day}`,
    );

  it('counts once for each thing that became of it, on its first day, where the institution lies then', () => {
    const facts = [
      application('made', '2026-01-09'),
      application('offered', '2026-04-02'),
      application('made', '2026-01-12'),
    ];
    expect(told(...facts)).toEqual([
      'organisation M20 B720 made 2026-01-09',
      'icb QAA B720 made 2026-01-09',
      'region Y56 B720 made 2026-01-09',
      'england ENG B720 made 2026-01-09',
      'organisation M20 B720 offered 2026-04-02',
      'icb QBB B720 offered 2026-04-02',
      'region Y56 B720 offered 2026-04-02',
      'england ENG B720 offered 2026-04-02',
    ]);
  });

  it('is one of several of a person', () => {
    const facts = [application('made', '2026-01-09'), application('made', '2026-01-09', '2')];
    expect(told(...facts).filter(line => line.startsWith('england'))).toHaveLength(2);
  });

  it('that was retracted was never made', () => {
    const made = application('made', '2026-01-09');
    const retraction = {
      ...fact('fact.retracted', '2026-02-01', {}),
      effectiveOn: undefined,
      data: { retracts: made.id },
    } as unknown as Fact;
    expect(told(made, retraction)).toEqual([]);
  });
});

describe('somebody on the way into a profession', () => {
  const stages = (...facts: Fact[]) =>
    cells('participation', ...facts)
      .filter(({ at }) => at.level === 'icb' && at.attribute === 'sex')
      .map(({ at, add }) =>
        [at.area, at.profession || '-', at.stage, at.value, at.year, at.month, add.key].join(' '),
      );
  const profiled = fact('entrant.profiled', '2026-09-21', { sex: 'female' });

  it('counts at each stage by one profile, said before or after, in the cohort that they applied for or began in', () => {
    const facts = [
      application('made', '2025-12-09'),
      application('offered', '2026-03-05'),
      application('accepted', '2026-05-17'),
      application('declined', '2026-06-01'),
      enrolled('2026-09-21'),
      profiled,
    ];
    expect(stages(...facts)).toEqual([
      'QAA - applied female 2026 2025-12 167',
      'QAA - offered female 2026 2026-03 167',
      'QBB - accepted female 2026 2026-05 167',
      'QAA midwife started female 2026 2026-09 167',
    ]);
  });

  it('counts where the enrolment began, whatever transfers followed, up to two years in post', () => {
    const facts = [
      enrolled('2026-09-21'),
      fact('learner.transferred', '2027-02-01', {
        learner: 'e'.repeat(32),
        institution: 'M30',
        programme: 'B721',
        placement: 'R09',
      }),
      fact('learner.completed', '2029-09-10', { learner: 'e'.repeat(32) }),
      fact('person.registered', '2029-09-20', { register: 'NMC' }),
      fact('post.started', '2029-10-01', {
        post: 'f'.repeat(32),
        organisation: 'R01',
        occupation: 'N2J',
        contract: 'permanent',
        fte: 1,
      }),
      profiled,
    ];
    expect(stages(...facts)).toEqual(
      [
        'started female 2026 2026-09',
        'completed female 2026 2029-09',
        'registered female 2026 2029-09',
        'first-post female 2026 2029-10',
        'in-post-12 female 2026 2030-09',
        'in-post-24 female 2026 2031-09',
      ].map(line => `QAA midwife ${line} 167`),
    );
  });

  it('who withdrew counts as that', () => {
    const withdrew = fact('learner.withdrew', '2027-01-10', { learner: 'e'.repeat(32) });
    expect(stages(enrolled('2026-09-21'), withdrew)).toEqual([
      'QAA midwife started absent 2026 2026-09 167',
      'QAA midwife withdrew absent 2026 2027-01 167',
    ]);
  });

  it('has the record key of all their pseudonyms together, once they are linked', () => {
    expect(stages(enrolled('2026-09-21'), linked)).toEqual(['QAA midwife started absent 2026 2026-09 5']);
  });
});

describe('outreach', () => {
  it('is followed by an application and a start told under another pseudonym of the person', () => {
    const attended = fact('outreach.attended', '2025-06-11', { session: 's1' }, ANN_AT_WORK);
    const facts = [attended, application('made', '2026-01-09'), enrolled('2026-09-21')];
    const told = (...all: Fact[]) =>
      cells('outreach', ...all).map(({ at, add }) => `${at.area} ${at.kind} ${at.day} ${add.people}`);
    expect(told(...facts)).toEqual(['ENG attended 2025-06-11 1']);
    expect(told(...facts, linked)).toEqual([
      'ENG attended 2025-06-11 1',
      'ENG applied-after 2026-01-09 1',
      'ENG started-after 2026-09-21 1',
    ]);
  });
});
