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
  /** Those in post. */
  readonly active: readonly Stay[];

  /** Whether any organisation that the person was active in was ever succeeded: most were not, and nothing was restructured. */
  readonly everSucceeded: boolean;

  constructor(
    readonly stays: readonly Stay[],
    readonly reference: Reference,
  ) {
    this.active = stays.filter(stay => stay.active);
    this.everSucceeded = this.active.some(({ organisation }) => reference.successions.has(organisation));
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

  /** Whether some active stay of a profession that holds on some day from `from` to `to`, both counted in, is such. */
  someActiveIn(
    profession: Profession,
    from: number,
    to: number,
    isSuch: (stay: Stay) => boolean = anyStay,
  ): boolean {
    return this.active.some(
      stay => stay.profession === profession && stay.from <= to && stay.to > from && isSuch(stay),
    );
  }

  /** Active in the profession, in another area of the level, on some day from `from` to `to`. */
  activeElsewhere(level: Level, area: Area, profession: Profession, from: number, to: number): boolean {
    return this.someActiveIn(profession, from, to, ({ areas }) => {
      const other = areas[level];
      return other !== undefined && other !== area;
    });
  }

  /** Active in the profession, in one and the same other area of the level, on both days. */
  activeInOneElsewhere(
    level: Level,
    area: Area,
    profession: Profession,
    one: number,
    other: number,
  ): boolean {
    return this.someActiveIn(profession, one, one, ({ areas }) => {
      const elsewhere = areas[level];
      return (
        elsewhere !== undefined &&
        elsewhere !== area &&
        this.someActiveIn(profession, other, other, stay => stay.areas[level] === elsewhere)
      );
    });
  }

  /** Active on some day from `from` to `to` in another profession, anywhere, that the person is not active in on `not`. */
  activeInOther(profession: Profession, from: number, to: number, not: number): boolean {
    return this.active.some(
      stay =>
        stay.profession !== profession &&
        stay.from <= to &&
        stay.to > from &&
        !this.someActiveIn(stay.profession, not, not),
    );
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
    return this.someActiveIn(
      profession,
      from,
      to,
      stay => stay.from >= from && !this.activeOn(stay.spell.post, profession, stay.from - 1),
    );
  }

  private activeOn(post: string, profession: Profession, on: number): boolean {
    const stay = this.postOn(post, on);
    return stay !== undefined && stay.active && stay.profession === profession;
  }
}

const anyStay = () => true;
