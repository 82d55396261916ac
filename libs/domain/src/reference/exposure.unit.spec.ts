import { describe, expect, it } from 'vitest';
import { type Month } from '../calendar/month.js';
import { type ExposureRow, exposureTable, standardOfCohort } from './exposure.js';

const row = (given: Partial<ExposureRow>): ExposureRow => ({
  standard: 's',
  version: '1',
  from: '',
  programme: '',
  profession: 'midwife',
  alternative: '',
  kind: 'births-facilitated',
  minimum: '40',
  ...given,
});
const under = (rows: readonly ExposureRow[], cohort: string, programme = 'BSc') =>
  standardOfCohort(exposureTable(rows), programme, 'midwife', cohort as Month)?.version;

describe('the standard that a cohort trains under', () => {
  const rows = [row({ version: '2', from: '2020-09-01' }), row({})];

  it('is the newest that holds when the cohort begins', () => {
    expect([under(rows, '2020-08'), under(rows, '2020-09')]).toEqual(['1', '2']);
  });

  it('is the programme’s own, where it has one', () => {
    const own = row({ version: 'own', programme: 'MSc', profession: '' });
    expect([under([...rows, own], '2021-09', 'MSc'), under([...rows, own], '2021-09')]).toEqual(['own', '2']);
  });

  it('is none before any holds, and for another profession', () => {
    expect(under([row({ from: '2020-09-01' })], '2019-09')).toBeUndefined();
    expect(under([row({ profession: 'maternity-support' })], '2019-09')).toBeUndefined();
  });
});

describe('a table of requirements', () => {
  it('has what always holds, and alternatives by their names', () => {
    const [standard] = exposureTable([
      row({ kind: 'antenatal-exams', minimum: '100' }),
      row({ alternative: 'forty' }),
      row({ alternative: 'thirty', minimum: '30' }),
      row({ alternative: 'thirty', kind: 'births-assisted', minimum: '20' }),
    ]);
    expect(standard).toMatchObject({
      always: [{ kind: 'antenatal-exams', minimum: 100 }],
      alternatives: [
        [{ kind: 'births-facilitated', minimum: 40 }],
        [
          { kind: 'births-facilitated', minimum: 30 },
          { kind: 'births-assisted', minimum: 20 },
        ],
      ],
    });
  });

  it.each([{ kind: 'births-watched' }, { minimum: 'forty' }, { minimum: '-1' }])(
    'is refused with a row %p',
    given => {
      expect(() => exposureTable([row(given)])).toThrow('cannot be read');
    },
  );
});
