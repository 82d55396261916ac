import { CROWD, type Place, Places } from '@muster/store';

/** No more places are added up in one transaction: those who fold hardly notice. */
export const PLACES = 1_000;

/** Rows of one place of a generation's workforce have grown into a crowd. */
interface Crowded {
  readonly generation: number;
  readonly places: readonly Place[];
}

interface Counted {
  readonly rows: Map<Place, number>;
  readonly crowded: Set<Place>;
}

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

  areThere(): boolean {
    for (const { crowded } of this.generations.values()) if (crowded.size > 0) return true;
    return false;
  }

  /** Takes some that are crowded, of one generation. */
  take(): Crowded | undefined {
    for (const [generation, { rows, crowded }] of this.generations) {
      const places = [...crowded].slice(0, PLACES);
      for (const place of places) {
        crowded.delete(place);
        rows.delete(place);
      }
      if (places.length > 0) return { generation, places };
    }
    return undefined;
  }

  private counted(generation: number): Counted {
    let counted = this.generations.get(generation);
    if (counted === undefined)
      this.generations.set(
        generation,
        (counted = { rows: new Map<Place, number>(), crowded: new Set<Place>() }),
      );
    return counted;
  }
}
