import { type SubjectKey } from '@muster/domain';
import { readIdentifier } from '@muster/gateway';
import { MusterFault } from '@muster/platform';
import { type OpenMuster } from '../open-muster.js';

/**
 * Whom an operator means: a pseudonym, or an identifier with its scheme (`nhs-number:…`).
 * @throws {MusterFault} `bad-identifier`, which does not repeat it
 */
export function personNamed(named: string, { gateway: { pseudonyms } }: OpenMuster): readonly SubjectKey[] {
  const [, pseudonym] = /^(?:person\/)?([0-9a-f]{32})$/.exec(named) ?? []; // bare, as lists show it
  if (pseudonym !== undefined) return [`person/${pseudonym}`];
  const read = readIdentifier(named.replace(/^person\//, ''));
  if (read.ok) return [pseudonyms.ofPerson(read)];
  throw new MusterFault(
    'bad-identifier',
    `expected person/ and 32 hexadecimal digits, or ${read.fault.expected}; got ${read.fault.got}`,
    undefined,
    2,
  );
}
