import { ICB_GRID } from './icb-grid.js';

/** NHS regions, as the Organisation Data Service codes them; from north to south. */
export const REGIONS = {
  Y63: 'North East and Yorkshire',
  Y62: 'North West',
  Y60: 'Midlands',
  Y61: 'East of England',
  Y56: 'London',
  Y59: 'South East',
  Y58: 'South West',
} as const;

export const ENGLAND = 'ENG';

const ICB_NAMES = new Map(ICB_GRID.map(({ code, name }) => [code, name]));

/** A code that is in no list stays as it is. */
export function placeName(code: string): string {
  if (code === ENGLAND) return 'England';
  if (code === 'unassigned') return 'No known area';
  return (REGIONS as Readonly<Record<string, string>>)[code] ?? ICB_NAMES.get(code) ?? code;
}

/** England, its regions and boards, as a list to choose from; one of another kind that was asked for stays in it. */
export function placeOptions(asked: string | undefined): readonly (readonly [string, string])[] {
  const known: (readonly [string, string])[] = [
    [ENGLAND, 'England'],
    ...Object.entries(REGIONS),
    ...[...ICB_GRID]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ code, name }) => [code, `ICB: ${name}`] as const),
  ];
  return asked === undefined || known.some(([code]) => code === asked) ? known : [...known, [asked, asked]];
}
