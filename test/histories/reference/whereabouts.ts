import { meaning, coverageOf } from './areas.js';
import { type Crossing, SHORT_GAP } from './crossing.js';
import { daysFrom } from './days.js';
import { inPair, isActiveIn, presencesOn } from './life.js';

/** "on d−1 or within a short gap before": the last day there may be the day before an exit of 28 days ago. */
const shortlyBefore = (day: number): number[] => daysFrom(day - SHORT_GAP - 1, day - 1);

/** "on d or within a short gap after" */
const shortlyAfter = (day: number): number[] => daysFrom(day, day + SHORT_GAP);

/** "the first day that the organisation's feed covers (`feed.covers`) or before it" */
export const isOnboarded = ({ life, profession, day, posts }: Crossing): boolean =>
  posts.some(({ state }) => {
    const coverage = coverageOf(life.world, meaning(life.world, state.organisation, day), profession);
    return coverage !== undefined && day <= coverage.first;
  });

/** "on or after the end of its coverage" */
export const isOffboarded = ({ life, profession, day, posts }: Crossing): boolean =>
  posts.some(({ state }) => {
    const coverage = coverageOf(life.world, meaning(life.world, state.organisation, day - 1), profession);
    return coverage !== undefined && day >= coverage.end;
  });

/** The other areas of the level where the person is active in p. */
const elsewhere = ({ life, level, area, profession }: Crossing, day: number): string[] =>
  presencesOn(life, day)
    .filter(active => active.profession === profession)
    .map(active => active.areas[level])
    .filter(other => other !== undefined && other !== area) as string[];

/** "active in p in one and the same other area of the level both on d−1 and on d (a second post)" */
export const isBesideAnother = (crossing: Crossing): boolean =>
  elsewhere(crossing, crossing.day - 1).some(area => elsewhere(crossing, crossing.day).includes(area));

/** "active in p in another area on d−1 or within a short gap before" */
export const isMoveIn = (crossing: Crossing): boolean =>
  shortlyBefore(crossing.day).some(day => elsewhere(crossing, day).length > 0);

/** "on d or within a short gap after" */
export const isMoveOut = (crossing: Crossing): boolean =>
  shortlyAfter(crossing.day).some(day => elsewhere(crossing, day).length > 0);

const isInThePair = ({ life, level, area, profession }: Crossing, day: number): boolean =>
  inPair(life, level, area, profession, day).length > 0;

/** "a short gap between two spells in the same pair" */
export const isGapIn = (crossing: Crossing): boolean =>
  shortlyBefore(crossing.day).some(day => isInThePair(crossing, day));

export const isGapOut = (crossing: Crossing): boolean =>
  shortlyAfter(crossing.day).some(day => isInThePair(crossing, day));

/** The other professions in which the person is active, anywhere. */
const otherRoles = ({ life, profession }: Crossing, day: number): string[] =>
  presencesOn(life, day)
    .map(active => active.profession)
    .filter(other => other !== profession);

/** "active in another profession q, anywhere, on d−1 or within a short gap before, and not in q on d" */
export const isRoleIn = (crossing: Crossing): boolean =>
  shortlyBefore(crossing.day)
    .flatMap(day => otherRoles(crossing, day))
    .some(role => !isActiveIn(crossing.life, role, crossing.day));

/** "in q on d or within a short gap after, and not in q on d−1" */
export const isRoleOut = (crossing: Crossing): boolean =>
  shortlyAfter(crossing.day)
    .flatMap(day => otherRoles(crossing, day))
    .some(role => !isActiveIn(crossing.life, role, crossing.day - 1));

/** "active in p anywhere, ever before" */
export const isReturn = ({ life, profession, day }: Crossing): boolean =>
  daysFrom(life.first, day - 1).some(earlier => isActiveIn(life, profession, earlier));
