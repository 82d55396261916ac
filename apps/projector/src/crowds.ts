import { CROWD, type WorkforceKey } from '@muster/store';

/** No more places are added up in one transaction: those who fold hardly notice. */
export const PLACES = 1_000;
/** No more places are counted at once: beyond, counting begins anew. */
const COUNTED = 200_000;

/** Rows of one place of a generation's workforce have grown into a crowd. */
interface Crowded {
  readonly generation: number;
  readonly keys: readonly WorkforceKey[];
}

/**
 * Counts the rows that this process adds to each place of the workforce's read models, so that those that have grown into a crowd are
 * found without looking for them.
 */
export class Crowds {
  private readonly rows = new Map<string, number>();
  private readonly crowded = new Set<string>();

  note(generation: number, keys: readonly WorkforceKey[]): void {
    if (this.rows.size > COUNTED) this.rows.clear();
    for (const { profession, level, area, month } of keys) {
      const name = `${generation} ${profession} ${level} ${area} ${month}`;
      const rows = (this.rows.get(name) ?? 0) + 1;
      this.rows.set(name, rows);
      if (rows >= CROWD) this.crowded.add(name);
    }
  }

  areThere(): boolean {
    return this.crowded.size > 0;
  }

  /** Takes some that are crowded, of one generation. */
  take(): Crowded | undefined {
    const [first] = this.crowded;
    if (first === undefined) return undefined;
    const generation = Number(first.split(' ', 1)[0]);
    const keys: WorkforceKey[] = [];
    for (const name of this.crowded) {
      if (!name.startsWith(`${generation} `)) continue;
      this.crowded.delete(name);
      this.rows.delete(name);
      const [, profession, level, area, month] = name.split(' ');
      keys.push({ profession, level, area, month } as WorkforceKey);
      if (keys.length === PLACES) break;
    }
    return { generation, keys };
  }
}
