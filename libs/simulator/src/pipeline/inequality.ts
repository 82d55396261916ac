import { type ProfileAttribute } from '@muster/domain';
import { type Profile } from './entrant.js';

/** What may go otherwise for a group: each is a chance, but `leaving`, which is a chance a month. */
export type UnequalStage = 'offered' | 'accepted' | 'withdrawn' | 'on-time' | 'first-post' | 'leaving';

/** How much likelier something is for those of one value of an attribute than for all others. */
export interface Inequality {
  readonly stage: UnequalStage;
  readonly attribute: ProfileAttribute;
  readonly value: string;
  /** What `ratio` multiplies: the chance itself (a rate ratio, the chance at most 1), or its odds. */
  readonly of: 'rate' | 'odds';
  /** 1 where the group fares as everybody else does. */
  readonly ratio: number;
}

/** The chance of a stage for somebody, given that of everybody to whom no inequality applies. */
export function chanceFor(
  profile: Profile,
  stage: UnequalStage,
  chance: number,
  inequalities: readonly Inequality[],
): number {
  return inequalities
    .filter(each => each.stage === stage && profile[each.attribute] === each.value)
    .reduce(
      (before, { of, ratio }) => (of === 'rate' ? Math.min(1, before * ratio) : odds(before, ratio)),
      chance,
    );
}

/** How many times as likely as others somebody is to leave, where the chance itself comes from elsewhere. Odds of a small chance are it. */
export function leavingFactor(profile: Profile, inequalities: readonly Inequality[]): number {
  return inequalities
    .filter(each => each.stage === 'leaving' && profile[each.attribute] === each.value)
    .reduce((factor, { ratio }) => factor * ratio, 1);
}

/** How many times as likely as others those are to whom all inequalities apply that raise it; 1 at least. */
export function mostLikely(inequalities: readonly Inequality[], stage: UnequalStage): number {
  return inequalities
    .filter(each => each.stage === stage)
    .reduce((most, { ratio }) => most * Math.max(1, ratio), 1);
}

function odds(chance: number, ratio: number): number {
  return (chance * ratio) / (1 - chance + chance * ratio);
}
