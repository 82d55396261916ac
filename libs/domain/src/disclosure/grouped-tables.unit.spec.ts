import { describe, expect, it } from 'vitest';
import { type AcademicYear } from '../calendar/academic-year.js';
import { type Month } from '../calendar/month.js';
import { ENGLAND } from '../organisations/area.js';
import { type ReleasedCut } from './cut.js';
import { countedAttribute, groupedCut } from './grouped-tables.js';
import { PARTICIPATION_TABLES } from './participation-tables.js';
import { protect } from './protect.js';
import { REGIMES } from './regime.js';
import { listedTable } from './table.js';

const tableOf = (attribute: string) =>
  listedTable(
    {
      stage: 'started',
      profession: 'midwife',
      attribute,
      level: 'england',
      area: ENGLAND,
      year: '2024' as AcademicYear,
    },
    PARTICIPATION_TABLES,
  )!;
const cut = {
  month: '2025-01' as Month,
  cells: [
    { value: 'A', count: 300, key: 0 },
    { value: 'C', count: 100, key: 300 },
    { value: 'H', count: 40, key: 10 },
    { value: 'S', count: 60, key: 20 },
    { value: 'not-stated', count: 25, key: 7 },
  ],
} as unknown as ReleasedCut;

describe('ethnic categories grouped as the WRES does', () => {
  it('are white, BME, and who did not say', () => {
    expect(tableOf('ethnicGroup').values).toEqual(['white', 'bme', 'not-stated', 'not-known', 'absent']);
    expect(countedAttribute('ethnicGroup')).toBe('ethnicity');
    expect(countedAttribute('sex')).toBe('sex');
  });

  it('are the sums of the finer cells, keys and all, so that everybody has the same noise in both tables', () => {
    const answer = protect(tableOf('ethnicGroup'), groupedCut(tableOf('ethnicGroup'), cut), REGIMES.open);
    const finer = protect(tableOf('ethnicity'), cut, REGIMES.open);
    if (answer.status !== 'answered' || finer.status !== 'answered') throw new Error('not released');
    expect(answer.total).toEqual(finer.total);
    const counts = answer.rows.map(({ value, count }) => [
      value,
      count.kind === 'count' ? count.value : count,
    ]);
    for (const [value, within] of [
      ['white', 400],
      ['bme', 100],
      ['not-stated', 25],
    ] as const)
      expect(Math.abs((counts.find(([each]) => each === value)![1] as number) - within)).toBeLessThan(10);
    expect(groupedCut(tableOf('sex'), cut)).toBe(cut);
    expect(groupedCut(tableOf('ethnicGroup'), undefined)).toBeUndefined();
  });
});
