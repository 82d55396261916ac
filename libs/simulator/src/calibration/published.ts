import { dataFolder, readTable } from '@muster/platform';
import { join } from 'node:path';

/** The public tables that the simulation is calibrated to, row by row as data/ has them. */
export interface Published {
  readonly turnover: readonly Record<
    'PERIOD' | 'TYPE' | 'NHSE_REGION_CODE' | 'STAFF_GROUP' | 'HC' | 'FTE',
    string
  >[];
  readonly trustStaff: readonly Record<'Month' | 'Organisation code' | 'Staff group' | 'FTE', string>[];
  readonly nationalities: readonly Record<'Month' | 'Organisation code' | 'Nationality' | 'FTE', string>[];
  readonly organisations: readonly Record<'code' | 'name' | 'region' | 'icb' | 'country', string>[];
  readonly successions: readonly Record<'code' | 'successor' | 'on', string>[];
  readonly figures: readonly Record<'measure' | 'period' | 'value', string>[];
}

/** Reads data/: the only file of the simulator that touches a disk. Read once a process and folder. */
export function readPublished(folder = dataFolder()): Published {
  let published = alreadyRead.get(folder);
  if (published === undefined) alreadyRead.set(folder, (published = read(folder)));
  return published;
}

const alreadyRead = new Map<string, Published>();

function read(folder: string): Published {
  const table = <Column extends string>(file: string, ...columns: Column[]) =>
    readTable(join(folder, file), columns);
  return {
    turnover: table(
      'nhs_turnover_midwives_consultants.csv',
      'PERIOD',
      'TYPE',
      'NHSE_REGION_CODE',
      'STAFF_GROUP',
      'HC',
      'FTE',
    ),
    trustStaff: table(
      'hchs_fte_by_trust_staffgroup_2017-09_2018-06.csv',
      'Month',
      'Organisation code',
      'Staff group',
      'FTE',
    ),
    nationalities: table(
      'midwives_fte_by_trust_nationality_2017-09_2018-06.csv',
      'Month',
      'Organisation code',
      'Nationality',
      'FTE',
    ),
    organisations: table('organisations.csv', 'code', 'name', 'region', 'icb', 'country'),
    successions: table('successions.csv', 'code', 'successor', 'on'),
    figures: table('published_figures.csv', 'measure', 'period', 'value'),
  };
}
