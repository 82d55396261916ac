import { describe, expect, it } from 'vitest';
import { foldInMemory } from './in-memory.js';
import { figuresOf, lines } from './figures.js';
import { historyOf } from './reference/generator.js';
import { deriveLearners } from './reference/learners.js';
import { readTables } from './reference/tables.js';

const HISTORIES = Number(process.env['MUSTER_HISTORIES'] ?? 60);
const FIRST = Number(process.env['MUSTER_FIRST_HISTORY'] ?? 1);
const tables = readTables();

describe('the fast fold', () => {
  it.each(Array.from({ length: HISTORIES }, (_, index) => FIRST + index))(
    'tells of cohorts and of what learners practised what the slow one does, in history %i',
    seed => {
      const log = historyOf(seed);
      const cells = foldInMemory(log).map(({ cube, at, add }) => ({ cube, ...at, ...add }));
      expect(lines(figuresOf(cells, ['cohort', 'exposure']))).toEqual(lines(deriveLearners(log, tables)));
    },
  );
});
