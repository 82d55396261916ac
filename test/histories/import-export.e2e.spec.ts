import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { muster, temporaryHome } from '../support/command.js';
import { derive } from './reference/derive.js';
import { EXPORT_HEADER, exportRows } from './reference/export-rows.js';
import { HISTORY_WINDOW, historyOf } from './reference/generator.js';
import { readTables } from './reference/tables.js';

let home: string;
let remove: () => void;
beforeAll(() => {
  ({ home, remove } = temporaryHome());
});
afterAll(() => remove());

const SEEDS = [101, 202, 303];
const tables = readTables();

/** As told, or backwards; identities that come twice with other content would mean another world backwards. */
function arrivals(seed: number): { name: string; lines: string[] }[] {
  const told = historyOf(seed);
  const seen = new Set<string>();
  const once = told.filter(event => {
    const identity = `${event.subject} ${event.source} ${event.id}`;
    return !seen.has(identity) && seen.add(identity);
  });
  return [
    { name: 'as told', lines: told.map(event => JSON.stringify(event)) },
    { name: 'backwards', lines: once.reverse().map(event => JSON.stringify(event)) },
  ];
}

describe('a history from elsewhere', () => {
  it.each(SEEDS.flatMap(seed => arrivals(seed).map(arrival => ({ seed, ...arrival }))))(
    'imported by NDJSON $name, exports cell by cell what measures define (history $seed)',
    async ({ seed, name, lines }) => {
      const own = join(home, `${seed} ${name}`);
      const file = join(home, `history-${seed}-${name}.ndjson`);
      writeFileSync(file, lines.join('\n'));
      const imported = await muster(own, 'import', file, '--format', 'json').ended;
      expect(imported.code).toBe(0);
      const [{ events, duplicates, rejected }] = JSON.parse(imported.out) as [Record<string, number>];
      expect([events! + duplicates!, rejected]).toEqual([lines.length, 0]);
      const between = ['--from', HISTORY_WINDOW.from.slice(0, 7), '--to', HISTORY_WINDOW.to.slice(0, 7)];
      const exported: string[] = [];
      for (const what of ['stock', 'flows']) {
        const { out, code } = await muster(
          own,
          'export',
          what,
          '--evidence',
          'derived',
          ...between,
          '--every',
          'month',
        ).ended;
        expect(code).toBe(0);
        const [header, ...rows] = out.trim().split('\n');
        expect(header).toBe(EXPORT_HEADER);
        exported.push(...rows);
      }
      expect(exported.sort()).toEqual(exportRows(derive(historyOf(seed), tables, HISTORY_WINDOW)).sort());
      expect(await muster(own, 'verify').ended).toMatchObject({ code: 0 });
    },
    300_000,
  );
});
