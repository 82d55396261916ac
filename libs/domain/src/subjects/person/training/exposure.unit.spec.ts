import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { type Fact } from '../../../events/fact.js';
import { cellsOf, enrolled, learnt } from '../../../testing/learners.js';

const logged = (on: string, counts: object, hours?: number): Fact =>
  learnt('exposure-logged', on, {
    organisation: 'R02',
    practiceArea: 'labour-ward',
    counts,
    ...(hours === undefined ? {} : { hours }),
  });

/** `detail month area count` of a kind at a level. */
const told = (kind: string, facts: readonly Fact[], level = 'england') =>
  cellsOf('exposure', facts)
    .filter(({ at }) => at.level === level && at.kind === kind)
    .map(({ at, add }) => `${at.detail} ${at.month} ${at.area} ${at.institution} ${add.count}`)
    .sort();

/** In which months of the programme something is so of one learner: the changes up to it come to 1. */
function monthsOf(kind: string, facts: readonly Fact[], upTo: number): number[] {
  const changes = cellsOf('exposure', facts).filter(({ at }) => at.level === 'england' && at.kind === kind);
  return Array.from({ length: upTo }, (_, index) => index + 1).filter(month =>
    changes.reduce((sum, { at, add }) => sum + (Number(at.detail) <= month ? add.count : 0), 0),
  );
}

const between = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
const start = enrolled('2021-09-20');
/** Enough of what has no alternative. */
const examinations = logged('2021-09-30', { 'antenatal-exams': 100 });

describe('what learners log', () => {
  it('is added up by month, at the place where they count', () => {
    const facts = [
      start,
      logged('2021-11-05', { 'births-facilitated': 2, 'births-assisted': 1 }, 37.5),
      logged('2021-11-19', { 'births-facilitated': 1 }, 7.25),
    ];
    expect(told('hours', facts, 'organisation')).toEqual([
      'labour-ward 2021-11 R01 HE1 3750',
      'labour-ward 2021-11 R01 HE1 725',
    ]);
    expect(told('count', facts, 'region')).toEqual([
      'births-assisted 2021-11 Y56 HE1 1',
      'births-facilitated 2021-11 Y56 HE1 1',
      'births-facilitated 2021-11 Y56 HE1 2',
    ]);
  });
});

describe('a learner in a programme with a standard', () => {
  it('is in it from the month of enrolment until the last whose end the enrolment saw', () => {
    const facts = [enrolled('2021-11-02', { cohort: '2021-09' }), learnt('withdrew', '2022-03-14')];
    expect(told('in-programme', facts)).toEqual(['003 2021-11 ENG HE1 1', '007 2022-03 ENG HE1 -1']);
  });

  it('is not in it while interrupted', () => {
    const facts = [start, learnt('interrupted', '2021-11-15'), learnt('resumed', '2022-02-01')];
    expect(monthsOf('in-programme', facts, 8)).toEqual([1, 2, 6, 7, 8]);
  });

  it('is on track in a month if by its end so much is done as the month’s share of the minimum', () => {
    // 40 × m ÷ 36: 2 in the first month, 4 by the third; nothing more is logged then.
    const facts = [
      start,
      examinations,
      logged('2021-09-29', { 'births-facilitated': 2 }),
      logged('2021-11-30', { 'births-facilitated': 2 }),
    ];
    expect(monthsOf('on-track', facts, 36)).toEqual([1, 3]);
    expect(told('on-track', facts)).toEqual([
      '001 2021-09 ENG HE1 1',
      '002 2021-10 ENG HE1 -1',
      '003 2021-11 ENG HE1 1',
      '004 2021-12 ENG HE1 -1',
    ]);
  });

  it('may do with 30 births facilitated if 20 were assisted besides', () => {
    const thirty = [start, examinations, logged('2021-09-30', { 'births-facilitated': 30 })];
    const assisted = logged('2021-09-30', { 'births-assisted': 20 });
    const forty = logged('2021-09-30', { 'births-facilitated': 10 });
    // 30 of 40 are the share of 27 months of 36.
    expect(monthsOf('on-track', thirty, 36)).toEqual(between(1, 27));
    expect(monthsOf('on-track', [...thirty, assisted], 36)).toEqual(between(1, 36));
    expect(monthsOf('on-track', [...thirty, forty], 36)).toEqual(between(1, 36));
    expect(monthsOf('on-track', [start, assisted, examinations], 36)).toEqual([]);
  });

  it('is off track for want of any requirement that has no alternative', () => {
    const births = logged('2021-09-30', { 'births-facilitated': 40, 'antenatal-exams': 99 });
    expect(monthsOf('on-track', [start, births], 37)).toEqual(between(1, 35));
  });

  it('owes no more than the minimum after the programme’s length', () => {
    const late = [start, examinations, logged('2024-12-01', { 'births-facilitated': 40 })];
    expect(monthsOf('on-track', late, 50)).toEqual(between(40, 50));
  });

  it('takes what was done along to where the transfer leads', () => {
    const facts = [
      start,
      examinations,
      logged('2021-09-30', { 'births-facilitated': 40 }),
      learnt('transferred', '2022-01-10', { institution: 'HE2', programme: 'BSc', placement: 'R02' }),
    ];
    expect(told('on-track', facts, 'region')).toEqual([
      '001 2021-09 Y56 HE1 1',
      '005 2022-01 Y56 HE1 -1',
      '005 2022-01 Y58 HE2 1',
    ]);
  });

  it('of another profession is not judged at all', () => {
    const doctor = [
      enrolled('2021-09-20', { profession: 'obstetric-trainee' }),
      logged('2021-10-01', { 'births-assisted': 3 }),
    ];
    expect(told('in-programme', doctor)).toEqual([]);
    expect(told('count', doctor)).toHaveLength(1);
  });

  it('is on track only in months in which they are in the programme, whatever is logged when', () => {
    const day = fc.integer({ min: 1, max: 28 }).map(date => String(date).padStart(2, '0'));
    const month = fc.integer({ min: 9, max: 12 }).map(number => `2021-${String(number).padStart(2, '0')}`);
    const entry = fc.record({ month, day, births: fc.integer({ min: 0, max: 3 }) });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), month, day, (entries, endMonth, endDay) => {
        const facts = [
          enrolled('2021-09-01'),
          examinations,
          ...entries.map(({ month: in_, day: on, births }) =>
            logged(`${in_}-${on}`, { 'births-facilitated': births }),
          ),
          learnt('withdrew', `${endMonth}-${endDay}`),
        ].sort((a, b) => (a.effectiveOn! < b.effectiveOn! ? -1 : 1));
        const inProgramme = monthsOf('in-programme', facts, 40);
        expect(inProgramme).toEqual(between(1, Number(endMonth.slice(5)) - 9));
        expect(monthsOf('on-track', facts, 40).filter(on => !inProgramme.includes(on))).toEqual([]);
      }),
    );
  });

  it('is on track in just those months by whose end the share of the minimum is done, whenever practice was logged', () => {
    const entry = fc.record({
      month: fc.integer({ min: 1, max: 45 }),
      kind: fc.constantFrom('births-facilitated', 'births-assisted'),
      births: fc.integer({ min: 0, max: 15 }),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), entries => {
        const practice = entries
          .toSorted((a, b) => a.month - b.month)
          .map(({ month, kind, births }) => {
            const index = 2021 * 12 + 8 + month - 1;
            const in_ = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
            return logged(`${in_}-30`.replace('02-30', '02-28'), { [kind]: births });
          });
        const done = (kind: string, by: number) =>
          entries
            .filter(each => each.kind === kind && each.month <= by)
            .reduce((sum, each) => sum + each.births, 0);
        const owed = (minimum: number, month: number) => (minimum * Math.min(month, 36)) / 36;
        const expected = between(1, 50).filter(month => {
          const [facilitated, assisted] = [done('births-facilitated', month), done('births-assisted', month)];
          return (
            facilitated >= owed(40, month) || (facilitated >= owed(30, month) && assisted >= owed(20, month))
          );
        });
        expect(monthsOf('on-track', [start, examinations, ...practice], 50)).toEqual(expected);
      }),
    );
  });
});
