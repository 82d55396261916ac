import { CROWD, type PackedPlace, type PackedRow, type Place, Places, rowKey } from '@muster/store';

/** No more places are added up in one transaction: those who fold hardly notice. */
export const PLACES = 1_000;

/** Rows of one place of a generation's workforce, or of one row of its packed cubes, have grown into a crowd. */
interface Crowded {
  readonly generation: number;
  readonly places: readonly Place[];
  readonly packed: readonly PackedPlace[];
}

interface Counted {
  readonly rows: Map<Place, number>;
  readonly crowded: Set<Place>;
  readonly packed: Map<string, number>;
  readonly packedCrowded: Map<string, PackedPlace>;
}

/** Beyond so many, rows of packed cubes are counted anew. */
const MOST_COUNTED = 200_000;

/**
 * Counts the rows that this process adds to each place of the workforce's read models, so that those that have grown into a crowd are
 * found without looking for them.
 */
export class Crowds {
  readonly places = new Places();
  private readonly generations = new Map<number, Counted>();

  note(generation: number, places: readonly Place[]): void {
    if (this.places.forgetIfMany()) this.generations.clear();
    const { rows, crowded } = this.counted(generation);
    for (const place of places) {
      const count = (rows.get(place) ?? 0) + 1;
      rows.set(place, count);
      if (count >= CROWD) crowded.add(place);
    }
  }

  notePacked(generation: number, added: readonly PackedRow[]): void {
    const { packed, packedCrowded } = this.counted(generation);
    if (packed.size > MOST_COUNTED) packed.clear();
    for (const { cube, row } of added) {
      const key = rowKey(cube, row);
      const count = (packed.get(key) ?? 0) + 1;
      packed.set(key, count);
      if (count >= CROWD) packedCrowded.set(key, { cube, row });
    }
  }

  areThere(): boolean {
    for (const { crowded, packedCrowded } of this.generations.values())
      if (crowded.size + packedCrowded.size > 0) return true;
    return false;
  }

  /** Takes some that are crowded, of one generation. */
  take(): Crowded | undefined {
    for (const [generation, { rows, crowded, packed, packedCrowded }] of this.generations) {
      const places = [...crowded].slice(0, PLACES);
      for (const place of places) {
        crowded.delete(place);
        rows.delete(place);
      }
      const keys = [...packedCrowded].slice(0, PLACES - places.length);
      for (const [key] of keys) {
        packedCrowded.delete(key);
        packed.delete(key);
      }
      if (places.length + keys.length > 0)
        return { generation, places, packed: keys.map(([, place]) => place) };
    }
    return undefined;
  }

  private counted(generation: number): Counted {
    let counted = this.generations.get(generation);
    if (counted === undefined)
      this.generations.set(
        generation,
        (counted = { rows: new Map(), crowded: new Set(), packed: new Map(), packedCrowded: new Map() }),
      );
    return counted;
  }
}
