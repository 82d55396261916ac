import { describe, expect, it } from 'vitest';
import { ANN, event } from './builders.js';
import { historyOf } from './generator.js';
import { deriveLearners } from './learners.js';
import { readTables } from './tables.js';

const tables = readTables();
const LEARNER = '1'.repeat(32);

const learnt = (what: string, effectiveOn: string, fields: object = {}) =>
  event(`learner.${what}`, ANN, { effectiveOn, learner: LEARNER, ...fields });

const ENROLLED = learnt('enrolled', '2021-09-20', {
  ...{ programme: 'B720', profession: 'midwife', route: 'degree', institution: 'M20', placement: 'R0A' },
  ...{ cohort: '2021-09', lengthMonths: 2, year: 1 },
});

/** Of England, without what is the same in each. */
const told = (events: Parameters<typeof deriveLearners>[0], cube: string) =>
  [...deriveLearners(events, tables)]
    .filter(([name, value]) => value !== 0 && name.startsWith(`${cube} england ENG`))
    .map(([name, value]) => `${name.split(' ').slice(-4, -1).join(' ')} ${value}`)
    .sort();

describe('what the definitions say of a learner', () => {
  it('who completes late and is seen no more', () => {
    const events = [ENROLLED, learnt('completed', '2021-12-01')];
    expect(told(events, 'cohort')).toEqual([
      'completed-late  2021-12-01 1',
      'due  2021-12-01 1',
      'in-year 1 2021-09-20 1',
      'in-year 1 2021-12-01 -1',
      'not-on-time  2021-12-01 1',
      'qualified-12  2022-12-01 1',
      'qualified-24  2023-12-01 1',
      'qualified-3  2022-03-01 1',
      'qualified-6  2022-06-01 1',
      'started  2021-09-20 1',
    ]);
  });

  it('who has done all that the standard asks in the second of two months', () => {
    const counts = {
      ...{ 'antenatal-exams': 100, 'postnatal-exams': 100, 'newborn-exams': 100, 'complex-care': 40 },
      ...{ 'births-facilitated': 30, 'births-assisted': 20 },
    };
    const log = { organisation: 'R0A', practiceArea: 'labour-ward', counts };
    const events = [ENROLLED, learnt('exposure-logged', '2021-10-31', log), learnt('withdrew', '2021-12-01')];
    expect(told(events, 'exposure').filter(line => !line.startsWith('count'))).toEqual([
      'in-programme 001 2021-09 1',
      'in-programme 004 2021-12 -1',
      'on-track 002 2021-10 1',
      'on-track 004 2021-12 -1',
    ]);
  });
});

describe('random histories', () => {
  it('show everything that may come of an enrolment', () => {
    const kinds = new Set<string>();
    for (let seed = 0; seed < 60; seed += 1)
      for (const name of deriveLearners(historyOf(seed), tables).keys()) {
        const [cube, ...words] = name.split(' ');
        kinds.add(`${cube} ${words[cube === 'cohort' ? 7 : 5]}`);
      }
    const inMonths = (kind: string, ...months: number[]) => months.map(number => `cohort ${kind}-${number}`);
    expect([...kinds].sort()).toEqual(
      [
        ...['started', 'in-year', 'interrupted', 'transferred-out', 'transferred-in', 'withdrew'],
        ...['completed-on-time', 'completed-late', 'due', 'not-on-time', 'registered', 'first-post'],
        'left-profession',
      ]
        .map(kind => `cohort ${kind}`)
        .concat(inMonths('qualified', 3, 6, 12, 24), inMonths('first-post', 3, 6, 12))
        .concat(inMonths('in-post', 12, 24))
        .concat(['hours', 'count', 'in-programme', 'on-track'].map(kind => `exposure ${kind}`))
        .sort(),
    );
  });
});
