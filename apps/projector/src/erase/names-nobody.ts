import { MusterFault } from '@muster/platform';

/** An NHS number, with or without blanks; an e-mail address; a pseudonym. */
const TELLING = /(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)|\S@\S+\.\S|[0-9a-f]{32}/i;

/**
 * What is kept on a receipt must not name whom it is about.
 * @throws {MusterFault} `names-somebody`, without repeating what it says
 */
export function checkNamesNobody(by: string, reason: string): void {
  for (const [what, text] of [
    ['--by', by],
    ['--reason', reason],
  ] as const) {
    if (text.trim() === '' || text.length > 500)
      throw new MusterFault('names-somebody', `${what} must be 1 to 500 characters`, undefined, 2);
    if (TELLING.test(text))
      throw new MusterFault(
        'names-somebody',
        `${what} holds what looks like an identifier, and is kept on the receipt`,
        'name the request, not the person: e.g. a case number of your own',
        2,
      );
  }
}
