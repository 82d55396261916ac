import { MusterFault } from '@muster/platform';
import { readClearId } from './clear-id.js';
import { inEvent } from './in-event.js';
import { type Lock, lockedBy } from './locks.js';
import { type Pseudonyms } from './pseudonyms.js';

/** @param locks of 32 bytes, in order; at least one */
export function pseudonymsUnder(locks: readonly Lock[]): Pseudonyms {
  if (locks.length === 0) throw new Error('pseudonyms need a lock');
  const pseudonyms: Pseudonyms = {
    ofPerson: ({ scheme, normal }) => `person/${lockedBy(locks, `${scheme}:${normal}`)}`,
    of: (kind, clear) => {
      const read = readClearId(kind, clear);
      if (!read.ok)
        throw new MusterFault(
          'bad-identifier',
          `expected ${read.fault.expected}, got ${read.fault.got}`,
          undefined,
          2,
        );
      return lockedBy(locks, `${kind}/${read.normal}`);
    },
    inEvent: (event, sender) => inEvent(pseudonyms, event, sender),
  };
  return pseudonyms;
}
