import { type Area, type Level } from '../../../organisations/area.js';
import { type Profession } from '../../../professions.js';
import { type Reference } from '../../../reference/reference.js';
import { type PostSpell } from './posts.js';
import { type Stay } from './stays.js';

/** The longest gap, in days from an exit's day to the entry's, that does not make a leaver. */
export const SHORT_GAP = 28;
/** The longest gap around a split, which takes longer to be told. */
export const SPLIT_GAP = 92;

/** A person's stays, and what the rules of flows ask of them. Days are day numbers. */
export class Career {
  private readonly byPost = new Map<string, Stay[]>();
  private readonly active: readonly Stay[];

  constructor(
    readonly stays: readonly Stay[],
    readonly reference: Reference,
  ) {
    this.active = stays.filter(stay => stay.active);
    for (const stay of stays) {
      const own = this.byPost.get(stay.spell.post);
      if (own) own.push(stay);
      else this.byPost.set(stay.spell.post, [stay]);
    }
  }

  /** How a post stood on a day; undefined when it was not open. */
  postOn(post: string, on: number): Stay | undefined {
    return this.byPost.get(post)?.find(stay => stay.from <= on && on < stay.to);
  }

  /** The active stays of a profession that hold on some day from `from` to `to`, both counted in. */
  activeIn(profession: Profession, from: number, to: number): Stay[] {
    return this.active.filter(stay => stay.profession === profession && stay.from <= to && stay.to > from);
  }

  /** Active in the profession, in another area of the level, on some day from `from` to `to`. */
  activeElsewhere(level: Level, area: Area, profession: Profession, from: number, to: number): boolean {
    return this.activeIn(profession, from, to).some(stay => {
      const other = stay.areas[level];
      return other !== undefined && other !== area;
    });
  }

  /** The professions that the person is active in on some day from `from` to `to`, anywhere. */
  professionsDuring(from: number, to: number): Set<Profession> {
    const professions = new Set<Profession>();
    for (const stay of this.active) if (stay.from <= to && stay.to > from) professions.add(stay.profession);
    return professions;
  }

  /** The day on which a post that is open on `from` is first active again, or, if that comes first, no longer open. */
  untilActiveOrClosed(post: string, from: number): { readonly day: number; readonly active: boolean } {
    let day = from;
    for (let stay = this.postOn(post, day); stay !== undefined; stay = this.postOn(post, day)) {
      if (stay.active) return { day, active: true };
      day = stay.to;
    }
    return { day, active: false };
  }

  /** The first day of a spell on which the post is active; undefined when it never is. */
  firstActiveDay(spell: PostSpell): number | undefined {
    return this.byPost.get(spell.post)?.find(stay => stay.spell === spell && stay.active)?.from;
  }

  /** Whether a post begins to be active in the profession on some day from `from` to `to`. */
  becomesActive(profession: Profession, from: number, to: number): boolean {
    return this.activeIn(profession, from, to).some(
      stay => stay.from >= from && !this.activeOn(stay.spell.post, profession, stay.from - 1),
    );
  }

  private activeOn(post: string, profession: Profession, on: number): boolean {
    const stay = this.postOn(post, on);
    return stay !== undefined && stay.active && stay.profession === profession;
  }
}
