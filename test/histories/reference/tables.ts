import { readFileSync } from 'node:fs';

type Row = Readonly<Record<string, string>>;

/** The reference as shipped; a test may hand in other rows. */
export interface Tables {
  /** code, region, icb, country */
  readonly organisations: readonly Row[];
  /** code, successor, on */
  readonly successions: readonly Row[];
  /** system, code, grade, profession, from, to */
  readonly professions: readonly Row[];
  /** icb_code, region_code */
  readonly icbs: readonly Row[];
  /** standard, version, from, programme, profession, alternative, kind, minimum */
  readonly exposure: readonly Row[];
}

/** Rows of a CSV with a header line; fields may be quoted, quotes are doubled inside. */
export function parseCsv(text: string): Row[] {
  const lines = text.split(/\r?\n/).filter(line => line !== '');
  const [header = [], ...rows] = lines.map(line =>
    [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
    ),
  );
  return rows.map(row => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

const shipped = new URL('../../../data/', import.meta.url);

export function readTables(directory: URL = shipped): Tables {
  const read = (file: string): Row[] => parseCsv(readFileSync(new URL(file, directory), 'utf8'));
  return {
    organisations: read('organisations.csv'),
    successions: read('successions.csv'),
    professions: read('professions.csv'),
    icbs: read('maps/icb_grid.csv'),
    exposure: read('exposure_requirements.csv'),
  };
}
