import {
  areasByLevel,
  type AttributeValue,
  CUBES,
  LEVELS,
  type Spread,
  SPREAD_CUBES,
  type SpreadCube,
  type SpreadTenure,
  type TenureAt,
  tenureCells,
  type TenureSpell,
} from '@muster/domain';
import { type Delta } from './deltas.js';
import { exchanged } from './exchanged.js';
import { inner } from './inner.js';

/** What tells the rows of a cube apart; the cells of a row are told by the other dimensions. */
export const ROW_OF = {
  application: ['level', 'area', 'programme'],
  cohort: ['profession', 'level', 'area', 'cohort', 'programme', 'route', 'institution'],
  exposure: ['level', 'area', 'cohort', 'programme', 'institution'],
  participation: ['level', 'area', 'year', 'stage', 'profession'],
  tenure: ['profession', 'level', 'area'],
} as const satisfies Record<SpreadCube, readonly string[]>;

export const CELL_OF = Object.fromEntries(
  SPREAD_CUBES.map(cube => {
    const told: readonly string[] = ROW_OF[cube];
    return [cube, CUBES[cube].dimensions.filter(dimension => !told.includes(dimension))];
  }),
) as unknown as Readonly<Record<SpreadCube, readonly string[]>>;

/** A row of `muster.packed_<cube>`: cells, each the values of its dimensions and then its measures. */
export interface PackedRow {
  readonly cube: SpreadCube;
  /** In the order of `ROW_OF`. */
  readonly row: readonly string[];
  readonly cells: readonly PackedCell[];
}
export type PackedCell = readonly (string | number)[];

/** Rows of a cube that nothing tells apart but their areas: whoever adds at four levels looks for the rest of what tells them once. */
interface Alike {
  readonly cube: SpreadCube;
  readonly at: Readonly<Record<string, string>>;
  readonly levels: Map<string, Map<string, Cells>>;
}
type Cells = Map<string, { readonly told: readonly string[]; readonly measures: number[] }>;

/** Contributions that are spread, added up by the rows that they are kept in. What adds up to nothing makes no row. */
export class PackedDeltas {
  private readonly alike = new Map<string, Alike>();

  /** What was before goes, what is after comes. Most of it is the same, and neither goes nor comes. */
  exchange(before: readonly Spread[], after: readonly Spread[]): void {
    const { going, coming } = exchanged(before, after, isSame);
    for (const spread of going) this.add(spread, -1);
    for (const spread of coming) this.add(spread, 1);
  }

  addCell(cube: SpreadCube, { at, add }: Delta): void {
    const cells = cellsOf(this.alikeAt(cube, at), at['level']!, at['area']!);
    addTo(cells, toldOf(cube, at), measuresOf(cube, add, 1));
  }

  addRow({ cube, row, cells }: PackedRow): void {
    const at = Object.fromEntries(ROW_OF[cube].map((dimension, nth) => [dimension, row[nth]!]));
    const sums = cellsOf(this.alikeAt(cube, at), at['level']!, at['area']!);
    const dimensions = CELL_OF[cube].length;
    for (const cell of cells)
      addTo(sums, named(cell.slice(0, dimensions) as string[]), cell.slice(dimensions) as number[]);
  }

  /**
   * In no order: rows are only added, so nobody waits for a row of somebody else.
   * @param only those of one cube; left out: all
   */
  rows(only?: SpreadCube): PackedRow[] {
    return this.allRows(only).filter(({ cells }) => cells.length > 0);
  }

  /** The same, with those that add up to nothing. */
  allRows(only?: SpreadCube): PackedRow[] {
    return [...this.eachRow(only)];
  }

  /** The cells of a cube that are not empty, one after the other: there may be too many to make them all at once. */
  *of(cube: SpreadCube): Generator<Delta> {
    for (const { row, cells } of this.eachRow(cube)) {
      const ofRow = ROW_OF[cube].map((dimension, nth) => [dimension, row[nth]!] as const);
      for (const cell of cells)
        yield {
          at: Object.fromEntries([
            ...ofRow,
            ...CELL_OF[cube].map((name, nth) => [name, cell[nth] as string] as const),
          ]),
          add: Object.fromEntries(
            CUBES[cube].measures.map((measure, nth) => [measure, cell[CELL_OF[cube].length + nth] as number]),
          ),
        };
    }
  }

  private *eachRow(only?: SpreadCube): Generator<PackedRow> {
    for (const { cube, at, levels } of this.alike.values()) {
      if (only !== undefined && cube !== only) continue;
      for (const [level, areas] of levels)
        for (const [area, sums] of areas) {
          const cells: PackedCell[] = [];
          for (const { told, measures } of sums.values())
            if (measures.some(value => value !== 0)) cells.push([...told, ...measures]);
          yield { cube, row: rowAt(cube, level, area, at), cells };
        }
    }
  }

  private add(spread: Spread, sign: 1 | -1): void {
    if (spread.cube === 'tenure') this.addTenure(spread, sign);
    else this.addSpread(spread, sign);
  }

  private addTenure({ areas, profession, spell }: SpreadTenure, sign: 1 | -1): void {
    const alike = this.alikeAt('tenure', { profession });
    const told = tenureCells(spell);
    for (const [level, area] of areasByLevel(areas)) {
      const cells = cellsOf(alike, level, area);
      for (const { at, count } of told) addTo(cells, tenureTold(at), [sign * count]);
    }
  }

  private addSpread({ cube, areas, at, attributes, add }: Exclude<Spread, SpreadTenure>, sign: 1 | -1): void {
    const alike = this.alikeAt(cube, at);
    const measures = measuresOf(cube, add, sign);
    const told = attributes?.map(([attribute, value]) => toldOf(cube, at, attribute, value)) ?? [
      toldOf(cube, at),
    ];
    for (const [level, area] of areasByLevel(areas)) {
      const cells = cellsOf(alike, level, area);
      for (const each of told) addTo(cells, each, measures);
    }
  }

  private alikeAt(cube: SpreadCube, at: Readonly<Record<string, string>>): Alike {
    let key: string = cube;
    for (const dimension of ROW_OF[cube])
      if (dimension !== 'level' && dimension !== 'area') key += `\0${at[dimension]}`;
    let alike = this.alike.get(key);
    if (alike === undefined) this.alike.set(key, (alike = { cube, at, levels: new Map() }));
    return alike;
  }
}

function cellsOf({ levels }: Alike, level: string, area: string): Cells {
  return inner(inner(levels, level), area);
}

function rowAt(
  cube: SpreadCube,
  level: string,
  area: string,
  at: Readonly<Record<string, string>>,
): readonly string[] {
  return ROW_OF[cube].map(dimension =>
    dimension === 'level' ? level : dimension === 'area' ? area : at[dimension]!,
  );
}

export function rowKey(cube: SpreadCube, row: readonly string[]): string {
  return `${cube}\0${row.join('\0')}`;
}

/** What tells a cell of a row, and its name. */
interface Told {
  readonly told: readonly string[];
  readonly name: string;
}

function named(told: readonly string[]): Told {
  return { told, name: told.join('\0') };
}

/** There are a few thousand, and each is asked for again and again. */
const TENURE_TOLD = new Map<TenureAt, Told>();

function tenureTold(at: TenureAt): Told {
  let told = TENURE_TOLD.get(at);
  if (told === undefined) TENURE_TOLD.set(at, (told = named([at.band, at.kind, at.month])));
  return told;
}

function addTo(cells: Cells, { told, name }: Told, measures: readonly number[]): void {
  const cell = cells.get(name);
  if (cell === undefined) cells.set(name, { told, measures: [...measures] });
  else for (let nth = 0; nth < measures.length; nth += 1) cell.measures[nth]! += measures[nth]!;
}

function measuresOf(cube: SpreadCube, add: Readonly<Record<string, number>>, sign: 1 | -1): number[] {
  return CUBES[cube].measures.map(measure => sign * add[measure]!);
}

function toldOf(
  cube: SpreadCube,
  at: Readonly<Record<string, string>>,
  attribute = at['attribute'],
  value = at['value'],
): Told {
  return named(
    CELL_OF[cube].map(dimension =>
      dimension === 'attribute' ? attribute! : dimension === 'value' ? value! : at[dimension]!,
    ),
  );
}

function isSame(a: Spread, b: Spread): boolean {
  if (a.areas !== b.areas && LEVELS.some(level => a.areas[level] !== b.areas[level])) return false;
  if (a.cube === 'tenure')
    return b.cube === 'tenure' && a.profession === b.profession && isSameSpell(a.spell, b.spell);
  return (
    b.cube !== 'tenure' &&
    a.cube === b.cube &&
    isAlike(a.at, b.at) &&
    isAlike(a.add, b.add) &&
    hasSameAttributes(a.attributes ?? [], b.attributes ?? [])
  );
}

function isSameSpell(a: TenureSpell, b: TenureSpell): boolean {
  return (
    a.from === b.from && a.to === b.to && a.joined === b.joined && a.entry === b.entry && a.exit === b.exit
  );
}

/** Of two that have the same names. */
function isAlike<Value>(a: Readonly<Record<string, Value>>, b: Readonly<Record<string, Value>>): boolean {
  for (const name in a) if (a[name] !== b[name]) return false;
  return true;
}

function hasSameAttributes(a: readonly AttributeValue[], b: readonly AttributeValue[]): boolean {
  return (
    a.length === b.length &&
    a.every(([attribute, value], nth) => attribute === b[nth]![0] && value === b[nth]![1])
  );
}
