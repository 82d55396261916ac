import {
  areasByLevel,
  type AttributeValue,
  CUBES,
  LEVELS,
  type Spread,
  SPREAD_CUBES,
  type SpreadCube,
  type SpreadTenure,
  tenureCells,
  type TenureSpell,
} from '@muster/domain';
import { type Delta } from './deltas.js';
import { exchanged } from './exchanged.js';

/** What tells the rows of a cube apart; the cells of a row are told by the other dimensions. */
export const ROW_OF = {
  application: ['level', 'area', 'programme'],
  cohort: ['profession', 'level', 'area', 'cohort', 'programme', 'route', 'institution'],
  exposure: ['level', 'area', 'cohort', 'programme', 'institution'],
  participation: ['level', 'area', 'year', 'stage', 'profession'],
  tenure: ['profession', 'level', 'area', 'month'],
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

interface Sums {
  readonly cube: SpreadCube;
  readonly row: readonly string[];
  readonly cells: Map<string, { readonly told: readonly string[]; readonly measures: number[] }>;
}

/** Contributions that are spread, added up by the rows that they are kept in. What adds up to nothing makes no row. */
export class PackedDeltas {
  private readonly rowsByKey = new Map<string, Sums>();

  /** What was before goes, what is after comes. Most of it is the same, and neither goes nor comes. */
  exchange(before: readonly Spread[], after: readonly Spread[]): void {
    const { going, coming } = exchanged(before, after, isSame);
    for (const spread of going) this.add(spread, -1);
    for (const spread of coming) this.add(spread, 1);
  }

  addCell(cube: SpreadCube, { at, add }: Delta): void {
    const cells = this.cellsOf(cube, at['level']!, at['area']!, at);
    addTo(cells, named(CELL_OF[cube].map(dimension => at[dimension]!)), measuresOf(cube, add, 1));
  }

  addRow({ cube, row, cells }: PackedRow): void {
    const sums = this.sumsOf(cube, row);
    const dimensions = CELL_OF[cube].length;
    for (const cell of cells)
      addTo(sums.cells, named(cell.slice(0, dimensions) as string[]), cell.slice(dimensions) as number[]);
  }

  /**
   * In no order: rows are only added, so nobody waits for a row of somebody else.
   * @param only those of one cube; left out: all
   */
  rows(only?: SpreadCube): PackedRow[] {
    const rows: PackedRow[] = [];
    for (const { cube, row, cells } of this.rowsByKey.values()) {
      if (only !== undefined && cube !== only) continue;
      const some: PackedCell[] = [];
      for (const { told, measures } of cells.values())
        if (measures.some(value => value !== 0)) some.push([...told, ...measures]);
      if (some.length > 0) rows.push({ cube, row, cells: some });
    }
    return rows;
  }

  /** The cells of a cube that are not empty. */
  of(cube: SpreadCube): Delta[] {
    return this.rows(cube).flatMap(({ row, cells }) => {
      const ofRow = ROW_OF[cube].map((dimension, nth) => [dimension, row[nth]!] as const);
      return cells.map(cell => ({
        at: Object.fromEntries([
          ...ofRow,
          ...CELL_OF[cube].map((name, nth) => [name, cell[nth] as string] as const),
        ]),
        add: Object.fromEntries(
          CUBES[cube].measures.map((measure, nth) => [measure, cell[CELL_OF[cube].length + nth] as number]),
        ),
      }));
    });
  }

  private add(spread: Spread, sign: 1 | -1): void {
    if (spread.cube === 'tenure') this.addTenure(spread, sign);
    else this.addSpread(spread, sign);
  }

  /** Each month of a spell has a row of its own; cells of one month come one after the other. */
  private addTenure({ areas, profession, spell }: SpreadTenure, sign: 1 | -1): void {
    const told = tenureCells(spell);
    for (const [level, area] of areasByLevel(areas)) {
      let at: string | undefined;
      let sums: Sums | undefined;
      for (const { band, kind, month, count } of told) {
        if (sums === undefined || month !== at)
          [at, sums] = [month, this.sumsOf('tenure', [profession, level, area, month])];
        addTo(sums.cells, tenureNamed(band, kind), [sign * count]);
      }
    }
  }

  private addSpread({ cube, areas, at, attributes, add }: Exclude<Spread, SpreadTenure>, sign: 1 | -1): void {
    const measures = measuresOf(cube, add, sign);
    const told = toldOf(cube, at, attributes);
    for (const [level, area] of areasByLevel(areas)) {
      const cells = this.cellsOf(cube, level, area, at);
      for (const each of told) addTo(cells, each, measures);
    }
  }

  private cellsOf(cube: SpreadCube, level: string, area: string, at: Readonly<Record<string, string>>) {
    const row = ROW_OF[cube].map(dimension =>
      dimension === 'level' ? level : dimension === 'area' ? area : at[dimension]!,
    );
    return this.sumsOf(cube, row).cells;
  }

  private sumsOf(cube: SpreadCube, row: readonly string[]): Sums {
    const key = rowKey(cube, row);
    let sums = this.rowsByKey.get(key);
    if (sums === undefined) this.rowsByKey.set(key, (sums = { cube, row, cells: new Map() }));
    return sums;
  }
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

/** There are few, and each is asked for again and again. */
const TENURE_NAMED = new Map<string, Map<string, Told>>();

function tenureNamed(band: string, kind: string): Told {
  let kinds = TENURE_NAMED.get(band);
  if (kinds === undefined) TENURE_NAMED.set(band, (kinds = new Map<string, Told>()));
  let told = kinds.get(kind);
  if (told === undefined) kinds.set(kind, (told = named([band, kind])));
  return told;
}

function addTo(cells: Sums['cells'], { told, name }: Told, measures: readonly number[]): void {
  const cell = cells.get(name);
  if (cell === undefined) cells.set(name, { told, measures: [...measures] });
  else for (let nth = 0; nth < measures.length; nth += 1) cell.measures[nth]! += measures[nth]!;
}

function measuresOf(cube: SpreadCube, add: Readonly<Record<string, number>>, sign: 1 | -1): number[] {
  return CUBES[cube].measures.map(measure => sign * add[measure]!);
}

/** What tells the cells of each row that it is spread to. */
function toldOf(
  cube: SpreadCube,
  at: Readonly<Record<string, string>>,
  attributes: readonly AttributeValue[] | undefined,
): Told[] {
  const told = (attribute = '', value = '') =>
    named(
      CELL_OF[cube].map(dimension =>
        dimension === 'attribute' ? attribute : dimension === 'value' ? value : at[dimension]!,
      ),
    );
  return attributes?.map(([attribute, value]) => told(attribute, value)) ?? [told()];
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
