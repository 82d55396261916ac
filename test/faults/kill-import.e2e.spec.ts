import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeTables } from '@muster/platform';
import { folding, verify } from '@muster/projector';
import { Database, parkedByReason, readCells, readHead } from '@muster/store';
import { openEmbedded } from '@muster/store/embedded';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { muster, temporaryHome } from '../support/command.js';
import { diceOf } from '../support/dice.js';

/** 20 in `npm run faults`. */
const KILLS = Number(process.env['MUSTER_KILLS'] ?? 8);
const SEED = 20_230_930;
const AREAS = ['All', 'Y56', 'Y58', 'Y59', 'Y60', 'Y61', 'Y62', 'Y63'];
const GROUPS = ['Midwives', 'HCHS doctors - Consultant'];
const TYPES = ['Denominator at start of period', 'Denominator at end of period', 'Joiners', 'Leavers'];
const MONTHS = 320; // 320 × 8 × 2 blocks of four rows: 20,480 rows with two figures each

let home: string;
let remove: () => void;
beforeAll(() => {
  ({ home, remove } = temporaryHome());
});
afterAll(() => remove());

/** A file of generated figures, and what they add up to. */
function generated(nth: number): { file: string; rows: number; headcount: number } {
  const { below } = diceOf(SEED + nth);
  const rows: string[] = [];
  let headcount = 0;
  for (let month = 0; month < MONTHS; month += 1)
    for (const area of AREAS)
      for (const group of GROUPS)
        for (const type of TYPES) {
          const people = below(5000);
          headcount += people;
          rows.push(`${period(month)},${type},${area},${group},${people},${(people * 0.9).toFixed(5)}`);
        }
  const file = join(home, `figures-${nth}.csv`);
  writeFileSync(file, ['PERIOD,TYPE,NHSE_REGION_CODE,STAFF_GROUP,HC,FTE', ...rows, ''].join('\n'));
  return { file, rows: rows.length, headcount };
}

function period(month: number): string {
  const at = (months: number) =>
    `${1995 + Math.floor(months / 12)}${String((months % 12) + 1).padStart(2, '0')}`;
  return `${at(month)} to ${at(month + 12)}`;
}

const importOf = (nth: number, file: string) =>
  muster(home, 'import', file, '--mapping', 'nhs-turnover', '--vintage', `20${10 + nth}-10`);

describe('an import that is killed', () => {
  it(`loses and doubles nothing, at ${KILLS} random moments`, async () => {
    const { chance } = diceOf(SEED);
    const whole = Date.now();
    const files = [generated(0)];
    expect(files[0]!.rows).toBeGreaterThanOrEqual(20_000);
    expect((await importOf(0, files[0]!.file).ended).code).toBe(0);
    const duration = Date.now() - whole;

    let kills = 0;
    while (kills < KILLS) {
      const nth = files.length;
      const { file } = (files[nth] = generated(nth));
      for (let finished = false; !finished && kills < KILLS;) {
        const command = importOf(nth, file);
        const winner = await Promise.race([command.ended, sleep(duration * (0.15 + 0.5 * chance()))]);
        finished = winner !== undefined;
        if (finished) continue;
        command.process.kill('SIGKILL');
        await command.ended;
        kills += 1;
      }
      expect(await importOf(nth, file).ended).toMatchObject({ code: 0 });
    }
    expect(kills).toBe(KILLS);

    const server = await openEmbedded({ folder: join(home, 'store'), purpose: 'test' });
    const database = await Database.connect({ url: server.url(), applicationName: 'test' });
    try {
      const blocks = files.length * (files[0]!.rows / 4);
      const [facts] = await database.rows<{ facts: number }>('SELECT count(*) AS facts FROM muster.fact');
      expect(facts!.facts).toBe(blocks);
      expect(await parkedByReason(database)).toEqual([]);
      expect((await verify(folding(database, codeTables()))).differences).toEqual([]);
      const { generation } = await readHead(database);
      const cells = await readCells(database, generation!.number, 'reported');
      expect(cells).toHaveLength(blocks * 4);
      const total = cells.reduce((sum, cell) => sum + (cell['headcount'] as number), 0);
      expect(total).toBe(files.reduce((sum, { headcount }) => sum + headcount, 0));
    } finally {
      await database.close();
      await server.stop();
    }
  }, 600_000);
});
