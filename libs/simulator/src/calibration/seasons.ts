/**
 * Shares of a year's events by calendar month, January first. No public figure at this detail is here: all are assumptions, made to
 * look like England's, where most newly qualified midwives finish in September and pay and leave years end in March.
 */
const flat = Array.from({ length: 12 }, () => 1 / 12);

export const NEWLY_QUALIFIED_SEASON = [
  0.08, 0.06, 0.05, 0.05, 0.04, 0.03, 0.03, 0.04, 0.16, 0.24, 0.15, 0.07,
];
export const LEAVING_SEASON = [0.08, 0.07, 0.1, 0.09, 0.08, 0.08, 0.08, 0.1, 0.1, 0.08, 0.07, 0.07];
/** Rotations and certificates of completion fall in August; so do the posts that follow. */
export const DOCTORS_SEASON = [0.05, 0.1, 0.04, 0.06, 0.04, 0.04, 0.04, 0.4, 0.08, 0.07, 0.04, 0.04];

/** The season of all joiners when a share of them is newly qualified and the others come evenly over the year. */
export function joiningSeason(newlyQualified: number): readonly number[] {
  return flat.map(
    (even, month) => newlyQualified * (NEWLY_QUALIFIED_SEASON[month] as number) + (1 - newlyQualified) * even,
  );
}

export function evenly(): readonly number[] {
  return flat;
}
