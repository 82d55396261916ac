import { type ExposureRow, type ProfessionRow, type ReferenceTables } from '@muster/domain';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTable } from './tables.js';

/** The folder of public series and reference data that this installation came with. */
export function dataFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'data', 'organisations.csv'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new Error('the folder data/ with organisations.csv is missing from this installation');
    folder = parent;
  }
  return join(folder, 'data');
}

/** The organisations, successions and ICBs that the reference starts from. */
export function referenceTables(folder = dataFolder()): ReferenceTables {
  return {
    organisations: readTable(join(folder, 'organisations.csv'), ['code', 'name', 'region', 'icb', 'country']),
    successions: readTable(join(folder, 'successions.csv'), ['code', 'successor', 'on']),
    icbs: readTable(join(folder, 'maps', 'icb_grid.csv'), ['icb_code', 'name', 'region_code']),
  };
}

/** The codes that mean a profession, row by row: part of what a generation of read models is made with. */
export function professionTable(folder = dataFolder()): ProfessionRow[] {
  return readTable(join(folder, 'professions.csv'), ['system', 'code', 'grade', 'profession', 'from', 'to']);
}

const EXPOSURE_COLUMNS = [
  'standard',
  'version',
  'from',
  'programme',
  'profession',
  'alternative',
  'kind',
  'minimum',
] as const;

/** What standards require learners to have done, row by row: part of what a generation is made with, too. */
export function exposureRows(folder = dataFolder()): ExposureRow[] {
  return readTable(join(folder, 'exposure_requirements.csv'), EXPOSURE_COLUMNS);
}

/** The same with where each number is from, for whoever reads them. */
export function exposureRequirements(folder = dataFolder()): (ExposureRow & { readonly source: string })[] {
  return readTable(join(folder, 'exposure_requirements.csv'), [...EXPOSURE_COLUMNS, 'source']);
}

/** All tables that read models are made with. */
export function codeTables(folder = dataFolder()): {
  readonly professions: ProfessionRow[];
  readonly exposure: ExposureRow[];
  readonly reference: ReferenceTables;
} {
  return {
    professions: professionTable(folder),
    exposure: exposureRows(folder),
    reference: referenceTables(folder),
  };
}
