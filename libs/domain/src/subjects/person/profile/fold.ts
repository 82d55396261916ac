import { type Fact } from '../../../events/fact.js';
import { PROFILE_ATTRIBUTE_NAMES, type ProfileAttribute, type ProfileValue } from './attributes.js';

/** What was said last of each attribute; one of which nothing was ever said is not in it. */
export type Profile = { readonly [A in ProfileAttribute]?: ProfileValue<A> };

/**
 * A person has one profile, whatever its days: who applied before they said it is the same person, and a group's share at one stage must
 * be of the same people as at the next. Of several the later changes what it names.
 * @param facts in force and in order; other strands' are let be
 */
export function foldProfile(facts: readonly Fact[]): Profile {
  const profile: Partial<Record<ProfileAttribute, string>> = {};
  for (const fact of facts) {
    if (fact.type !== 'entrant.profiled') continue;
    for (const name of PROFILE_ATTRIBUTE_NAMES) {
      const value = fact.data[name];
      if (value !== undefined) profile[name] = value;
    }
  }
  return profile as Profile;
}
