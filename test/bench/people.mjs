/** Whole-number identifiers of people who do not exist: NHS numbers of the range that is set aside for tests. */
export function* nhsNumbers() {
  for (let nth = 0; ; nth++) {
    const digits = `999${String(nth).padStart(6, '0')}`;
    const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) yield `${digits}${check}`;
  }
}

/**
 * What a trust's HR system says of its midwives, each of them in turn: a post that starts, then three changes of its hours.
 *
 * @param {string} source
 * @param {number} count of events
 */
export function* postEvents(source, count) {
  const numbers = nhsNumbers();
  for (let made = 0; made < count;) {
    const number = numbers.next().value;
    for (let nth = 0; nth < 4 && made < count; nth++, made++) yield postEvent(source, number, nth);
  }
}

/** @param {number} nth of the person: 0 starts the post, later ones change it */
export function postEvent(source, number, nth) {
  const starts = nth === 0;
  const effectiveOn = `2024-0${1 + nth}-01`;
  return {
    specversion: '1.0',
    type: starts ? 'muster.post.started.v1' : 'muster.post.changed.v1',
    source,
    id: `${number.slice(3)}-${nth}`.replace(/(\d{4})/, '$1x'),
    subject: `person/nhs-number:${number}`,
    time: `${effectiveOn}T09:00:00Z`,
    data: {
      post: `R0A-2${number.slice(3, 9)}`,
      ...(starts ? { organisation: 'R0A', occupation: 'N2J', contract: 'permanent', grade: 'Band 6' } : {}),
      fte: [1, 0.8, 0.6, 0.9][nth % 4],
      effectiveOn,
    },
  };
}
