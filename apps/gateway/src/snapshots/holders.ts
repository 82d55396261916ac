import { type Day } from '@muster/domain';
import { type Sighting } from './runs.js';
import { type PostRow } from './said.js';

/** What snapshots say of a post as one person's. */
export interface Holding {
  /** The pseudonym under which the person was first seen in the post: all that is said of it is said of this one. */
  readonly subject: string;
  /** In order of day, from the first on which the person is seen. `row` is absent where it could not be read. */
  readonly days: readonly { readonly day: Day; readonly present: boolean; readonly row?: PostRow }[];
}

/**
 * Tells those apart who held a post. Rows that share a pseudonym are one person's: the identifier that comes first may change from
 * snapshot to snapshot. Rows that share none are different people's: an assignment number was corrected, or given out again.
 */
export function holdingsOf(sightings: readonly Sighting[]): Holding[] {
  const rows = sightings.flatMap(({ said }) => (typeof said === 'string' ? [] : [said]));
  const personOf = peopleOf(rows);
  const people = [...new Set(rows.map(row => personOf(row.subject)))];
  return people.map(person => {
    const days: { day: Day; present: boolean; row?: PostRow }[] = [];
    let subject: string | undefined;
    let holds = false;
    for (const sighting of sightings) {
      const { day, said } = sighting;
      if (said === 'unreadable') {
        // Nobody else is known to have it.
        if (subject !== undefined && (holds || sighting.complete)) days.push({ day, present: holds });
        continue;
      }
      if (said !== 'absent') holds = personOf(said.subject) === person;
      if (said !== 'absent' && holds) {
        subject ??= said.subject;
        days.push({ day, present: true, row: said });
      } else if (subject !== undefined && (said === 'absent' || sighting.complete))
        days.push({ day, present: false });
    }
    return { subject: subject!, days };
  });
}

/** Finds one name for all pseudonyms of a person. */
function peopleOf(rows: readonly PostRow[]): (pseudonym: string) => string {
  const above = new Map<string, string>();
  const rootOf = (pseudonym: string): string => {
    const next = above.get(pseudonym);
    return next === undefined ? pseudonym : rootOf(next);
  };
  for (const { subject, links } of rows)
    for (const { alias } of links) {
      const [one, other] = [rootOf(subject), rootOf(alias)];
      if (one !== other) above.set(other, one);
    }
  return rootOf;
}
