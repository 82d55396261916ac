import { type CellsRead, isNewsOf, type KeptAt, type Sight } from '@muster/store';
import { type Written } from './written.js';

interface Entry {
  readonly figures: Written<object>;
  readonly read: readonly CellsRead[];
  /** What the figures were last known to be true of. */
  sight: Sight;
}

/** Bytes of JSON. */
const MOST_KEPT = 32 * 1024 * 1024;

/**
 * Figures that are dear to make, kept for as long as no cell is written that they were made of. Whether any was is asked in the snapshot of
 * each question, so an answer is the same as if it were made anew. Those that were asked for longest ago are let go first. Who asks for
 * what is being made, and sees what its maker sees, waits for it.
 */
export class Kept {
  /** In the order in which they were last asked for. */
  private readonly entries = new Map<string, Entry>();
  private size = 0;
  private readonly makings = new Map<
    string,
    { readonly figures: Promise<Written<object>>; readonly sight: Sight }
  >();

  constructor(private readonly most = MOST_KEPT) {}

  /**
   * @param key names all that the figures depend on beside cells
   * @param make says what cells it reads by noting them
   */
  async figures<Value extends object>(
    key: string,
    at: KeptAt,
    make: (noted: CellsRead[]) => Promise<Written<Value>>,
  ): Promise<Written<Value>> {
    const found = this.entries.get(key);
    if (found && (await this.stillHolds(found, at))) {
      this.keep(key, found);
      return found.figures as Written<Value>;
    }
    const other = this.makings.get(key);
    const others = other && at.sight?.isSameAs(other.sight) && (await other.figures.catch(() => undefined));
    return others ? (others as Written<Value>) : this.making(key, at, make);
  }

  private async making<Value extends object>(
    key: string,
    { sight }: KeptAt,
    make: (noted: CellsRead[]) => Promise<Written<Value>>,
  ): Promise<Written<Value>> {
    const read: CellsRead[] = [];
    const figures = make(read);
    if (sight === undefined) return figures;
    const making = { figures, sight };
    this.makings.set(key, making);
    try {
      this.keep(key, { figures: await figures, read, sight });
    } finally {
      if (this.makings.get(key) === making) this.makings.delete(key);
    }
    return figures;
  }

  private async stillHolds(entry: Entry, { sql, generation, sight }: KeptAt): Promise<boolean> {
    const before = entry.sight;
    if (!sight?.includes(before)) return false;
    if (sight.isSameAs(before)) return true;
    if (await isNewsOf(sql, generation, entry.read, { since: before, now: sight })) return false;
    if (entry.sight === before) entry.sight = sight;
    return true;
  }

  private keep(key: string, entry: Entry): void {
    this.forget(key);
    this.entries.set(key, entry);
    this.size += entry.figures.json.length;
    for (const oldest of this.entries.keys()) {
      if (this.size <= this.most) return;
      this.forget(oldest);
    }
  }

  private forget(key: string): void {
    const entry = this.entries.get(key);
    if (!entry) return;
    this.entries.delete(key);
    this.size -= entry.figures.json.length;
  }
}
