import { afterEach, beforeEach, describe } from 'vitest';
import { type JobsBackend } from '../index.js';
import { asking } from './asking.js';
import { cancelling } from './cancelling.js';
import { closing } from './closing.js';
import { doing } from './doing.js';
import { failing } from './failing.js';
import { goingAway } from './going-away.js';
import { recovering } from './recovering.js';
import { showing } from './showing.js';
import { Bench } from './under-test.js';

/**
 * What jobs promise on every backend, as tests.
 *
 * @example
 * jobsContract('jobs in PostgreSQL', () => ({ postgres: database.url }));
 */
export function jobsContract(name: string, backend: () => JobsBackend): void {
  describe(name, () => {
    let bench: Bench | undefined;
    beforeEach(() => {
      bench = new Bench(backend());
    });
    afterEach(() => bench?.end());

    for (const part of [asking, doing, failing, showing, cancelling, goingAway, recovering, closing])
      part(() => bench!);
  });
}
