import { type Database } from '@muster/store';

/** Every text that any table of Muster holds, column by column. */
export async function stored(database: Database): Promise<Map<string, string>> {
  const columns = await database.rows<{ schema: string; table: string; column: string; type: string }>(
    `SELECT table_schema AS schema, table_name AS table, column_name AS column, data_type AS type
     FROM information_schema.columns WHERE table_schema IN ('muster', 'gateway', 'log', 'public')
     ORDER BY 1, 2, 3`,
  );
  const texts = new Map<string, string>();
  for (const { schema, table, column, type } of columns) {
    const text = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const rows = await database.rows<{ text: string | null }>(
      `SELECT ${text} AS text FROM ${schema}."${table}" WHERE "${column}" IS NOT NULL`,
    );
    texts.set(`${schema}.${table}.${column}`, rows.map(row => row.text).join('\n'));
  }
  return texts;
}

/**
 * Finds planted identifiers in any spelling: letters and digits decide. So short a number as a GMC number only where it stands alone.
 * @returns each that a text holds, with where it was found and what is before it
 */
export function leaksOf(
  planted: Readonly<Record<string, string>>,
): (where: string, text: string) => string[] {
  return (where, text) =>
    Object.entries(planted)
      .filter(([, identifier]) => holds(text, identifier))
      .map(([what, identifier]) => `${what} in ${where}: ${before(text, identifier)}`);
}

function holds(text: string, identifier: string): boolean {
  return /^\d{1,7}$/.test(identifier)
    ? new RegExp(`(?<![a-z0-9])${identifier}(?![a-z0-9])`, 'i').test(text)
    : bare(text).includes(bare(identifier));
}

function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9\n]/g, '');
}

function before(text: string, identifier: string): string {
  const at = text.toLowerCase().indexOf(identifier.toLowerCase());
  return at < 0 ? 'in another spelling' : `after ${text.slice(Math.max(0, at - 80), at)}`;
}
