import { dayFromNumber } from '../calendar/day.js';
import { type Contribution } from '../cubes/cube.js';
import { type Spread, spreadOut } from '../cubes/spread.js';
import { type Area, type Level, LEVELS } from '../organisations/area.js';
import { type SubjectKey } from '../events/definition.js';
import { type PairChange } from './person/employment/flows.js';

/** What one subject contributes; for people, what all pseudonyms of one person do, under the first of them that has facts. */
export interface Part {
  readonly owner: SubjectKey;
  /** To all cubes but those of stock and flows, and but what is spread. */
  readonly contributions: readonly Contribution[];
  /** To the cubes of who comes in and is trained, and of how long people are in post, which people alone contribute to. */
  readonly spread: readonly Spread[];
  /** To stock and flows, which people alone contribute to: by far the most, so they are told in few objects. */
  readonly changes: readonly PairChange[];
}

/** All that a part contributes, cell by cell. */
export function contributionsOf({ contributions, spread, changes }: Part): Contribution[] {
  const cells = LEVELS.flatMap(level =>
    changes.flatMap(change => {
      const area = change.areas[level];
      return area === undefined ? [] : cellsAt(level, area, change);
    }),
  );
  return [...cells, ...spread.flatMap(spreadOut), ...contributions];
}

function cellsAt(level: Level, area: Area, { profession, day, stock, flows }: PairChange): Contribution[] {
  const at = { level, area, profession, day: dayFromNumber(day) };
  const cells: Contribution[] = flows.map(({ kind, headcount, fte }) => ({
    cube: 'flow',
    at: { ...at, kind },
    add: { headcount, fte },
  }));
  if (Object.values(stock).every(value => value === 0)) return cells;
  const { headcount, fte, unknownFte, onLeave, onLeaveFte, stayed, stayedLater } = stock;
  const add = {
    headcount,
    fte,
    unknown_fte: unknownFte,
    on_leave: onLeave,
    on_leave_fte: onLeaveFte,
    stayed,
    stayed_later: stayedLater,
  };
  return [{ cube: 'stock', at, add }, ...cells];
}
