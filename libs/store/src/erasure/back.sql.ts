import { type Sql } from '../database.js';
import { anybodyErased, erasedAmong } from './erased.sql.js';

const PAGE = 20_000;

/** Pseudonyms of people who were erased and of whom there are facts all the same, as after an older backup was restored. */
export async function erasedAndBack(sql: Sql): Promise<string[]> {
  if (!(await anybodyErased(sql))) return [];
  const back: string[] = [];
  for (let after = 'person/'; ;) {
    const people = await sql.rows<{ subject: string }>(
      `SELECT DISTINCT subject FROM muster.fact WHERE subject > $1 AND subject < 'person0' ORDER BY subject LIMIT $2`,
      [after, PAGE],
    );
    const subjects = people.map(({ subject }) => subject);
    back.push(...(await erasedAmong(sql, subjects)));
    if (subjects.length < PAGE) return back;
    after = subjects.at(-1)!;
  }
}
