import { type Area, type Areas, type Level, LEVELS, type Profession } from '@muster/domain';
import { inner } from './inner.js';

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
  private together = new WeakMap<Areas, Map<Profession, Map<string, readonly Place[]>>>();
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

  /** One at each level. Most who ask for areas ask for the same again. */
  at(areas: Areas, profession: Profession, month: string): readonly Place[] {
    let professions = this.together.get(areas);
    if (professions === undefined)
      this.together.set(areas, (professions = new Map<Profession, Map<string, readonly Place[]>>()));
    const months = inner(professions, profession);
    let places = months.get(month);
    if (places === undefined) {
      places = LEVELS.flatMap(level => {
        const area = areas[level];
        return area === undefined ? [] : [this.of(profession, level, area, month)];
      });
      months.set(month, places);
    }
    return places;
  }

  /** Forgets them if they have become many. Whoever keeps anything by place asks between two times of adding up. */
  forgetIfMany(): boolean {
    if (this.size <= KNOWN) return false;
    this.known = new Map();
    this.together = new WeakMap();
    this.size = 0;
    return true;
  }
}
