import { describe, expect, it } from 'vitest';
import { type Day } from '../../calendar/day.js';
import { type SubjectKey } from '../../events/definition.js';
import { type Fact } from '../../events/fact.js';
import { readEvent } from '../../events/read-event.js';
import { type Area } from '../../organisations/area.js';
import { type OdsCode } from '../../organisations/ods-code.js';
import { professionTable } from '../../reference/professions.js';
import { noReference, type Reference } from '../../reference/reference.js';
import { mentionsOf } from '../mentions.js';
import { outcomeOf } from '../subject.js';

const placed = { from: undefined, icb: 'QAA' as Area, region: 'Y56' as Area, country: 'England' } as const;
const moved = { ...placed, from: '2026-04-01' as Day, icb: 'QBB' as Area };
const reference: Reference = {
  ...noReference(professionTable([])),
  placements: new Map([['R01' as OdsCode, [placed, moved]]]),
  successions: new Map([['R01' as OdsCode, { on: '2027-01-01' as Day, successors: ['R02' as OdsCode] }]]),
};

function fact(id: string, type: string, data: Readonly<Record<string, unknown>>, code = 'R01'): Fact {
  const day = data['effectiveOn'] ?? data['to'];
  return {
    subject: `organisation/${code}`,
    source: 'urn:a',
    id,
    type,
    time: `2026-01-01T00:00:0${id}Z`,
    effectiveOn: day,
    data,
  } as unknown as Fact;
}

/** Cells as `dimensions: measures`, those of one level. */
function cells(level: string, ...facts: Fact[]): string[] {
  const subject: SubjectKey = facts[0]!.subject;
  return outcomeOf(new Map([[subject, facts]]), reference)
    .parts.flatMap(({ contributions }) => contributions)
    .filter(({ at }) => at.level === level)
    .map(({ at, add }) => {
      const dimensions = Object.values(at).slice(1).join(' ');
      return `${dimensions}: ${Object.values<number>(add).join(' ')}`;
    });
}

const capacity = (id: string, places: number, effectiveOn: string, code?: string) =>
  fact(id, 'placement.capacity-reported', { profession: 'midwife', places, effectiveOn }, code);

describe('places on placement', () => {
  it('stand until they are told anew, and end where a successor takes over', () => {
    expect(cells('organisation', capacity('1', 40, '2025-09-01'), capacity('2', 44, '2026-09-01'))).toEqual([
      'R01 midwife organisation 2025-09-01: 40 1',
      'R01 midwife organisation 2026-04-01: -40 -1',
      'R01 midwife organisation 2026-04-01: 40 1',
      'R01 midwife organisation 2026-09-01: -40 -1',
      'R01 midwife organisation 2026-09-01: 44 1',
      'R01 midwife organisation 2027-01-01: -44 -1',
    ]);
  });

  it('go along when the organisation comes to lie elsewhere', () => {
    expect(cells('icb', capacity('1', 40, '2025-09-01'))).toEqual([
      'QAA midwife organisation 2025-09-01: 40 1',
      'QAA midwife organisation 2026-04-01: -40 -1',
      'QBB midwife organisation 2026-04-01: 40 1',
      'QBB midwife organisation 2027-01-01: -40 -1',
    ]);
  });

  it('that are none are told from none told, and a region’s own are told apart', () => {
    expect(cells('region', capacity('1', 0, '2025-09-01', 'Y56'))).toEqual([
      'Y56 midwife area 2025-09-01: 0 1',
    ]);
    expect(cells('england', capacity('1', 0, '2025-09-01', 'Y56'))).toEqual([]);
  });
});

const delivered = (id: string, deliveries: number, more: object = {}, code?: string) =>
  fact(id, 'deliveries.reported', { from: '2026-03-01', to: '2026-03-31', deliveries, ...more }, code);

describe('deliveries', () => {
  it('count where the organisation lies on the last day, as last told of the period, with tenths where told', () => {
    const facts = [
      delivered('1', 300, { byDeprivationDecile: { d01: 80 } }),
      delivered('2', 310, { byDeprivationDecile: { d01: 81, d10: 0 } }),
    ];
    expect(cells('icb', ...facts)).toEqual([
      'QAA all organisation 2026-03-01 2026-03-31: 310',
      'QAA d01 organisation 2026-03-01 2026-03-31: 81',
      'QAA d10 organisation 2026-03-01 2026-03-31: 0',
    ]);
  });

  it('of another period stand beside', () => {
    const april = delivered('2', 290, { from: '2026-04-01', to: '2026-04-30' });
    expect(cells('icb', delivered('1', 300), april)).toEqual([
      'QAA all organisation 2026-03-01 2026-03-31: 300',
      'QBB all organisation 2026-04-01 2026-04-30: 290',
    ]);
  });

  it('that are told of England stand for themselves', () => {
    const told = delivered('1', 45_000, {}, 'ENG');
    expect(cells('england', told)).toEqual(['ENG all area 2026-03-01 2026-03-31: 45000']);
    expect(cells('region', told)).toEqual([]);
  });

  it('are refused where the period ends before it begins, or more are told by tenths than in all', () => {
    const faults = (data: object) => {
      const { type: _, effectiveOn: __, ...envelope } = delivered('1', 10, data);
      const reading = readEvent(
        { specversion: '1.0', ...envelope, type: 'muster.deliveries.reported.v1' },
        '2026-11-01' as Day,
      );
      return reading.ok ? [] : reading.rejection.faults.map(({ pointer }) => pointer);
    };
    expect(faults({ byDeprivationDecile: { d01: 4, d02: 6 } })).toEqual([]);
    expect(faults({ byDeprivationDecile: { d01: 4, d02: 7 } })).toEqual(['/data/byDeprivationDecile']);
    expect(faults({ to: '2026-03-01' })).toEqual([]);
    expect(faults({ to: '2026-02-28' })).toEqual(['/data/to']);
  });
});

const held = (id: string, people: number, more: object = {}, code?: string) =>
  fact(
    id,
    'outreach.held',
    { session: 's1', kind: 'careers-event', people, effectiveOn: '2026-05-01', ...more },
    code,
  );

describe('a session of outreach', () => {
  it('counts where its organisation lies on the day, as last told', () => {
    expect(cells('icb', held('1', 30), held('2', 32))).toEqual([
      'QBB s1 held careers-event 2026-05-01: 1 32',
    ]);
    expect(cells('england', held('1', 30), held('2', 12, { session: 's2', kind: 'toolkit' }))).toEqual([
      'ENG s1 held careers-event 2026-05-01: 1 30',
      'ENG s2 held toolkit 2026-05-01: 1 12',
    ]);
  });

  it('that an ICB holds counts there and in England', () => {
    expect(cells('icb', held('1', 30, {}, 'QAA'))).toEqual(['QAA s1 held careers-event 2026-05-01: 1 30']);
    expect(cells('region', held('1', 30, {}, 'QAA'))).toEqual([]);
    expect(cells('england', held('1', 30, {}, 'QAA'))).toEqual([
      'ENG s1 held careers-event 2026-05-01: 1 30',
    ]);
  });
});

const intake = (id: string, type: string, places: number) =>
  fact(id, type, {
    programme: 'B720',
    profession: 'midwife',
    route: 'degree',
    cohort: '2026-09',
    places,
    effectiveOn: '2026-01-01',
  });

describe('places for a cohort', () => {
  it('that does not run are told from none told', () => {
    expect(
      cells('organisation', intake('1', 'intake.planned', 64), intake('2', 'intake.confirmed', 0)),
    ).toEqual([
      'R01 midwife B720 degree 2026-09 planned: 64 1',
      'R01 midwife B720 degree 2026-09 confirmed: 0 1',
    ]);
  });
});

describe('an organisation whose place counts', () => {
  it.each([
    capacity('1', 40, '2025-09-01'),
    delivered('1', 300),
    held('1', 30),
    fact('1', 'application.made', { institution: 'R01' }, 'X99'),
  ])('is mentioned by $type, so that a change of it is folded in', told => {
    expect(mentionsOf(told)).toEqual([{ kind: 'organisation', code: 'R01' }]);
  });
});
