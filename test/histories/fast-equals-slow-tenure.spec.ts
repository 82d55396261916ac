import { describe, expect, it } from 'vitest';
import { foldInMemory } from './in-memory.js';
import { figuresOf, lines } from './figures.js';
import { historyOf } from './reference/generator.js';
import { readTables } from './reference/tables.js';
import { deriveTenure } from './reference/tenure.js';

/** The slow one follows everybody to the last succession that is known of. */
const HISTORIES = Number(process.env['MUSTER_HISTORIES'] ?? 30);
const FIRST = Number(process.env['MUSTER_FIRST_HISTORY'] ?? 1);
const tables = readTables();

describe('the fast fold', () => {
  it.each(Array.from({ length: HISTORIES }, (_, index) => FIRST + index))(
    'tells how long people have been in post as the slow one does, in history %i',
    seed => {
      const log = historyOf(seed);
      const cells = foldInMemory(log).map(({ cube, at, add }) => ({ cube, ...at, ...add }));
      expect(lines(figuresOf(cells, ['tenure']))).toEqual(lines(deriveTenure(log, tables)));
    },
  );
});
