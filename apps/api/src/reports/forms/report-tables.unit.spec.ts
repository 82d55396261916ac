import { describe, expect, it } from 'vitest';
import { type BoardReport } from '../board-report.js';
import { tablesOf } from './report-tables.js';

const chance = (value: number, words: string) => ({
  ...{ id: words, label: 'Chance', value, unit: 'probability', words },
  ...{ evidence: 'forecast', vintage: null, on: '2024-09-30', asOf: null },
});
const REPORT = {
  sections: [
    {
      ...{ id: 'progress', title: 'Progress', simulated: false, tables: [], charts: [] },
      figures: [
        chance(0, 'less than 1 in 100'),
        chance(0.25, 'about 25 in 100'),
        chance(1, 'more than 99 in 100'),
      ],
    },
  ],
  ...{ asked: { on: '2024-09-30' }, madeAt: '2024-10-01T09:00:00Z', restated: null },
  ...{ sources: [], definitions: [], published: null, asOf: { sources: [], folded: [] } },
} as unknown as BoardReport;

describe('the figures of a report', () => {
  it('tell a chance at either end in words alone', () => {
    const [figures] = tablesOf(REPORT);
    expect(figures!.rows.map(([, , value, , words]) => [value, words])).toEqual([
      [null, 'less than 1 in 100'],
      [0.25, 'about 25 in 100'],
      [null, 'more than 99 in 100'],
    ]);
  });
});
