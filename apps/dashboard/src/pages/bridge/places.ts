import { type AreaKnown, type Level } from './query.js';

const BELOW: Readonly<Partial<Record<Level, Level>>> = {
  england: 'region',
  region: 'icb',
  icb: 'organisation',
};

/** England, and on the way down to an area. */
export function pathTo(areas: readonly AreaKnown[], area: string): AreaKnown[] {
  const path: AreaKnown[] = [];
  for (let at = areas.find(one => one.area === area); at; at = areas.find(one => one.area === at?.within))
    path.unshift(at);
  return path;
}

export function levelBelow(level: Level): Level | undefined {
  return BELOW[level];
}

/** Codes of the areas of the next level that lie in an area. */
export function within(areas: readonly AreaKnown[], area: string): ReadonlySet<string> {
  return new Set(areas.filter(one => one.within === area).map(one => one.area));
}

const SMALL = new Set(['and', 'of', 'the', 'for', 'on', 'in', 'upon', 'with']);
const CAPITALS = new Set(['NHS', 'ICB', 'UK']);

/** Registers write names in capitals, which are hard to read. */
export function nameInWords(name: string): string {
  if (name !== name.toUpperCase() || !name.includes(' ')) return name;
  return name
    .toLowerCase()
    .split(' ')
    .map((word, nth) => {
      const capitals = word.toUpperCase();
      if (CAPITALS.has(capitals)) return capitals;
      return nth > 0 && SMALL.has(word)
        ? word
        : word.replaceAll(
            /(^|[-(.])([a-z])/g,
            (_, before: string, letter: string) => before + letter.toUpperCase(),
          );
    })
    .join(' ');
}

/** What all of a kind share is left out where room is short. */
export function shortName(name: string): string {
  return name
    .replace(/^NHS (.+) Integrated Care Board$/, '$1')
    .replace(/ NHS (Foundation )?Trust$/, '')
    .trim();
}
