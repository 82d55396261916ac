import { clustersOf, type Fact, inForce, kindOf, type SubjectKey } from '@muster/domain';
import { MusterFault } from '@muster/platform';
import { loadGroups, readHead, type Sql } from '@muster/store';
import { type Folding } from '../folding.js';

const PERSON = /^person\/[0-9a-f]{32}$/;

/**
 * All pseudonyms that the persons behind some have here: those that are linked with them, in force, directly or through others.
 * @returns in order; those asked for are among them, also where nothing is known of them
 * @throws {MusterFault} `not-a-person`
 */
export async function pseudonymsOf(
  to: Folding,
  sql: Sql,
  subjects: readonly SubjectKey[],
): Promise<SubjectKey[]> {
  if (subjects.length === 0 || subjects.some(subject => !PERSON.test(subject)))
    throw new MusterFault(
      'not-a-person',
      'a person is named by person/ and a pseudonym of 32 hexadecimal digits',
      'muster explain shows the pseudonyms behind a figure',
      2,
    );
  const { generation, epoch } = await readHead(sql);
  const { predecessors } = await to.referenceAt(sql, epoch);
  const { groups, facts } = await loadGroups(sql, generation?.number ?? 0, subjects);
  const asked = new Set(subjects);
  const found = groups
    .filter(group => group.every(subject => kindOf(subject) === 'person'))
    .flatMap(group => {
      const standing = new Map<SubjectKey, readonly Fact[]>(
        group.map(subject => {
          const own = (facts.get(subject) ?? []).map(({ fact }) => fact).filter(isWhole);
          return [subject, inForce(own, source => predecessors.get(source) ?? []).facts];
        }),
      );
      return clustersOf(standing).filter(cluster => cluster.some(subject => asked.has(subject)));
    })
    .flat();
  return [...new Set([...subjects, ...found])].sort();
}

/** A fact that a version with a defect left without data says nothing of links, and must not keep a person from being erased. */
function isWhole({ data }: { readonly data: unknown }): boolean {
  return typeof data === 'object' && data !== null;
}
