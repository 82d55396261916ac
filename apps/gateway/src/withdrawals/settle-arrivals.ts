import { type SubjectKey } from '@muster/domain';
import { arrivalsToSettle, noteSettled } from '@muster/store';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Gateway } from '../delivery/gateway.js';
import { alone } from './alone.js';
import { batchOf } from './names.js';
import { PAGE, settle } from './settle.js';

/** Names what is sent of its own accord: by no withdrawal, and for all of them. */
const BATCH = batchOf(0, 'withdraws');

/**
 * Settles subjects of which something came in after something of theirs was withdrawn: a correction names what it replaces by the id
 * under which that came, and it may have another since. Those of which not all is folded in yet wait for the next time.
 * @returns how many were settled
 */
export function settleArrivals(gateway: Gateway): Promise<number> {
  const { database, clock } = gateway;
  return alone(database, async () => {
    let settled = 0;
    for (let page = PAGE; page === PAGE; settled += page) {
      const arrivals = await arrivalsToSettle(database, PAGE);
      const subjects = arrivals.map(({ subject }) => subject as SubjectKey);
      if (subjects.length > 0)
        await settle(gateway, subjects, { batch: BATCH, by: 'muster', at: clock.now() });
      await noteSettled(database, arrivals);
      page = arrivals.length;
    }
    return settled;
  });
}

/** Settles what comes in, for as long as it runs. Several processes may do it at once. */
export function startSettling(gateway: Gateway, idleMs = 1000): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await settleArrivals(gateway).catch((error: unknown) =>
        gateway.logger.error(
          { err: error },
          'settling what came in after a withdrawal waits and tries again',
        ),
      );
      await sleep(idleMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}
