/**
 * A programme of training: what the engine has to know of it. Midwives and doctors differ in these figures alone.
 *
 * Completing is on time, or late by one of `lateness`; who does neither is lost at the end. First posts begin in the month of completing or
 * so many months later as `delays` says.
 */
export interface Programme {
  readonly name: string;
  /** From the first month to the one after the last, at full time. */
  readonly lengthMonths: number;
  /** Months after the programme's length. */
  readonly lateness: readonly [number, number, number];
  /** Months from completing to the first post: the representative of each class, rising. */
  readonly delays: readonly number[];
}

/** Three years; degrees, shortened degrees and apprenticeships differ in length alone. */
export const MIDWIFERY: Programme = {
  name: 'midwifery',
  lengthMonths: 36,
  lateness: [6, 12, 24],
  delays: [0, 1, 2, 3, 5, 9],
};

/**
 * Run-through training ST1 to ST7: seven years at full time, stretched by working less than full time and by time out, and then a
 * consultant's post.
 */
export const OBSTETRICS_AND_GYNAECOLOGY: Programme = {
  name: 'obstetrics-and-gynaecology',
  lengthMonths: 84,
  lateness: [12, 24, 48],
  delays: [0, 2, 5, 9, 14, 20],
};

/** Completing: on time, late by each of `lateness`, never. */
export const OUTCOMES = 5;
