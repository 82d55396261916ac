import { describe, expect, it } from 'vitest';
import { type Level } from './areas.js';
import { changed, started } from './builders.js';
import { cases } from './cases.js';
import { derive } from './derive.js';
import { exportRows } from './export-rows.js';
import { HISTORY_WINDOW, historyOf } from './generator.js';
import { diceOf } from './generator/dice.js';
import { breaches } from './identity.js';
import { ENTRY_KINDS, EXIT_KINDS } from './kinds.js';
import { readTables } from './tables.js';
import { flowsTold, stayedTold, stockTold } from './told.js';

const shipped = readTables();
const TWO_YEARS = { from: '2021-01-01', to: '2022-12-31' };

describe('what the pages say of a history', () => {
  it.each(cases)(
    '$name',
    ({ events, flows, stock = {}, stayed = {}, window = TWO_YEARS, tables = t => t }) => {
      const cells = derive(events, tables(shipped), window);
      for (const [level, expected] of Object.entries(flows)) {
        expect([level, ...flowsTold(cells, level as Level)]).toEqual([level, ...[...expected].sort()]);
      }
      for (const [place, expected] of Object.entries(stock)) {
        const [level = '', day = ''] = place.split(' ');
        expect([place, ...stockTold(cells, level, day)]).toEqual([place, ...[...expected].sort()]);
      }
      for (const [place, expected] of Object.entries(stayed)) {
        const [level = '', day = ''] = place.split(' ');
        expect([place, ...stayedTold(cells, level, day)]).toEqual([place, ...[...expected].sort()]);
      }
      expect(breaches(cells, window)).toEqual([]);
    },
  );

  it('each under its own name', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });
});

describe('the export', () => {
  it('has the stock of the last day of a month, flows by month, and no zeros', () => {
    const events = [
      started('2022-01-10', { fte: undefined, status: 'on-paid-leave' }),
      changed('2022-02-01', { fte: 0.5 }),
      changed('2022-02-08', { fte: 0.6, status: 'active' }),
      changed('2022-02-09', { fte: 0.5, occupation: 'G1A' }),
    ];
    const cells = derive(events, shipped, { from: '2022-01-01', to: '2022-03-30' });
    expect(exportRows(cells).filter(row => row.startsWith('england'))).toEqual([
      'england,ENG,midwife,fte,2022-02,fte-known,50000',
      'england,ENG,midwife,fte,2022-02,hours,10000',
      'england,ENG,midwife,fte,2022-02,role-out,60000',
      'england,ENG,midwife,headcount,2022-01,new,1',
      'england,ENG,midwife,headcount,2022-01,stock,1',
      'england,ENG,midwife,headcount,2022-02,role-out,1',
      'england,ENG,midwife,on-leave,2022-01,stock,1',
      'england,ENG,midwife,unknown-fte,2022-01,stock,1',
    ]);
  });
});

describe('random histories', () => {
  const seeds = Array.from({ length: 24 }, (_, seed) => seed);

  it('depend on their seed only', () => {
    expect(historyOf(7)).toEqual(historyOf(7));
    expect(historyOf(7)).not.toEqual(historyOf(8));
  });

  it('keep the identity on every day, and show every kind of flow', () => {
    const kinds = new Set<string>();
    for (const seed of seeds) {
      const cells = derive(historyOf(seed), shipped, HISTORY_WINDOW);
      expect([seed, ...breaches(cells, HISTORY_WINDOW)]).toEqual([seed]);
      for (const { kind } of cells.flows) kinds.add(kind);
    }
    expect([...kinds].sort()).toEqual([...ENTRY_KINDS, ...EXIT_KINDS, 'fte-known', 'hours'].sort());
  });

  it('say the same in any order of arrival, as long as identities are not reused', () => {
    for (const seed of seeds.slice(0, 4)) {
      const once = new Map(
        historyOf(seed).map(event => [`${event.subject} ${event.source} ${event.id}`, event]),
      );
      const events = [...once.values()];
      const inOrder = derive(events, shipped, HISTORY_WINDOW);
      const otherwise = diceOf(seed).shuffled(events);
      expect(derive(otherwise, shipped, HISTORY_WINDOW)).toEqual(inOrder);
    }
  });

  it('know no move within England', () => {
    const { flows } = derive(historyOf(1), shipped, HISTORY_WINDOW);
    const ofEngland = flows.filter(({ level }) => level === 'england').map(({ kind }) => kind);
    expect(ofEngland.filter(kind => /^(move|added|dropped)/.test(kind))).toEqual([]);
  });
});
