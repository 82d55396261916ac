import { afterAll, beforeAll, describe } from 'vitest';
import { appending } from './appending.js';
import { consuming } from './consuming.js';
import { type Contract, PROCESS, type LogUnderTest } from './log-under-test.js';
import { reading } from './reading.js';
import { sharing } from './sharing.js';
import { topics } from './topics.js';
import { eventually } from '@muster/platform/testing';

export type { LogUnderTest } from './log-under-test.js';

export interface ContractOptions {
  /** How long a rebalance, or what else the adapter does in its own time, may take (default 5 s). */
  readonly patienceMs?: number;
}

/**
 * What every adapter of the event log promises, as tests. The log is opened once, each test makes topics of its own.
 *
 * @example
 * eventLogContract('the event log in PostgreSQL', async () => ({ log, second, recreate, trim, close }));
 */
export function eventLogContract(
  name: string,
  open: () => Promise<LogUnderTest>,
  { patienceMs = 5_000 }: ContractOptions = {},
): void {
  describe(name, () => {
    let underTest: LogUnderTest | undefined;
    beforeAll(async () => {
      underTest = await open();
    });
    afterAll(() => underTest?.close());

    const contract: Contract = {
      opened: () => {
        if (!underTest) throw new Error('the log under test did not open');
        return underTest;
      },
      topic: async partitions => {
        const topic = `contract.${PROCESS}.${++topicsMade}`;
        await contract.opened().log.ensureTopics([{ topic, partitions }]);
        return topic;
      },
      eventually: assertions => eventually(assertions, patienceMs),
    };
    for (const part of [topics, appending, reading, consuming, sharing]) part(contract);
  });
}

let topicsMade = 0;
