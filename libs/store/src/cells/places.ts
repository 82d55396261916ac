import { type Area, type Level, type Profession } from '@muster/domain';

/** A month of a profession in an area: all rows of `muster.workforce` that are of one place are added up. */
export interface Place {
  readonly profession: Profession;
  readonly level: Level;
  readonly area: Area;
  /** `YYYY-MM` */
  readonly month: string;
}

/** Beyond so many they are forgotten. */
const KNOWN = 200_000;

/** Places that were asked for, one object each: what is kept by place is found by it, without a name to be made every time. */
export class Places {
  private known = new Map<Level, Map<Area, Map<Profession, Map<string, Place>>>>();
  private size = 0;

  of(profession: Profession, level: Level, area: Area, month: string): Place {
    const months = inner(inner(inner(this.known, level), area), profession);
    let place = months.get(month);
    if (place === undefined) {
      months.set(month, (place = { profession, level, area, month }));
      this.size += 1;
    }
    return place;
  }

  /** Forgets them if they have become many. Whoever keeps anything by place asks between two times of adding up. */
  forgetIfMany(): boolean {
    if (this.size <= KNOWN) return false;
    this.known = new Map();
    this.size = 0;
    return true;
  }
}

function inner<Key, InnerKey, Value>(maps: Map<Key, Map<InnerKey, Value>>, key: Key): Map<InnerKey, Value> {
  let found = maps.get(key);
  if (found === undefined) maps.set(key, (found = new Map<InnerKey, Value>()));
  return found;
}
