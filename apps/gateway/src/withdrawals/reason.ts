import { MusterFault } from '@muster/platform';
import { identifiersIn } from '../pseudonyms/identifier-in-text.js';

const LONGEST = 500;

/**
 * Refuses a reason that cannot be told: suppliers read it.
 * @throws {MusterFault} `bad-reason`
 */
export function refuseReason(reason: string): void {
  const [fault] = identifiersIn(reason);
  const expected =
    reason.trim() === '' ? 'a reason' : reason.length > LONGEST ? `at most ${LONGEST} characters` : undefined;
  if (expected === undefined && !fault) return;
  throw new MusterFault(
    'bad-reason',
    `the reason is kept, and told to the suppliers concerned: expected ${expected ?? `one that names nobody, got ${fault!.got}`}`,
    'say what was wrong with the delivery, not with whom',
    2,
  );
}
