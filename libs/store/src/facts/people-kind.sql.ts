import { type Sql } from '../database.js';

export type PeopleKind = 'real' | 'simulated';

/** What begins the name of every source that is simulated. */
export const SIMULATOR = 'urn:muster:simulator:';

/** Whether the people in this store are real or simulated; undefined while there are none. */
export async function peopleKind(sql: Sql): Promise<PeopleKind | undefined> {
  const [row] = await sql.rows<{ kind: PeopleKind }>('SELECT kind FROM muster.people_kind');
  return row?.kind;
}

/** Decides what the people in this store are, if nobody has: of several at once, one does and the others wait. */
export async function decidePeopleKind(sql: Sql, first: PeopleKind): Promise<PeopleKind> {
  await sql.run('INSERT INTO muster.people_kind (kind) VALUES ($1) ON CONFLICT DO NOTHING', [first]);
  return (await peopleKind(sql))!;
}
