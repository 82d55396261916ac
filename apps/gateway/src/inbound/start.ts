import { type Consumption } from '@muster/event-log';
import { INBOUND_PREFIX, inboundTopic } from '@muster/event-log/open';
import { Bell } from '@muster/platform';
import { allSuppliers, readInbound } from '@muster/store';
import { type Gateway } from '../delivery/gateway.js';
import { takeInbound } from './take-inbound.js';

const GROUP = 'muster-gateway';
/** A supplier that is new, or has a topic lately, is noticed within this. */
const LOOKS_EVERY_MS = 15_000;
const MOST_RECORDS = 500;

/**
 * Takes in what suppliers write to topics of their own, `muster.inbound.<supplier>`, beside other gateways. Whoever may write there is for
 * the broker to say: what is in the topic counts as sent by that supplier, and is checked as what comes by HTTP.
 */
export function startInbound(
  gateway: Gateway,
  looksEveryMs = LOOKS_EVERY_MS,
): { readonly stop: () => Promise<void> } {
  const bell = new Bell();
  let stopped = false;
  let reading: { readonly topics: string; readonly consumption: Consumption } | undefined;

  const look = async () => {
    const topics = await topicsThere(gateway);
    if (reading?.topics === topics.join()) return;
    await reading?.consumption.stop();
    reading = undefined;
    if (topics.length > 0 && !stopped)
      reading = { topics: topics.join(), consumption: await follow(gateway, topics) };
  };
  const running = (async () => {
    while (!stopped) {
      await look().catch((error: unknown) => gateway.logger.warn({ err: error }, 'suppliers’ topics wait'));
      await bell.wait(looksEveryMs);
    }
    await reading?.consumption.stop();
  })();
  return {
    stop: () => {
      stopped = true;
      bell.ring();
      return running;
    },
  };
}

async function topicsThere({ database, log }: Gateway): Promise<string[]> {
  const open = (await allSuppliers(database)).filter(({ closedAt }) => closedAt === undefined);
  const topics = open.map(({ name }) => inboundTopic(name)).sort();
  const there = await Promise.all(
    topics.map(topic =>
      log.describe(topic).then(
        () => true,
        (error: { code?: unknown }) => {
          if (error.code === 'unknown-topic') return false;
          throw error;
        },
      ),
    ),
  );
  return topics.filter((_, nth) => there[nth]);
}

function follow(gateway: Gateway, topics: readonly string[]): Promise<Consumption> {
  return gateway.log.consume({
    group: GROUP,
    topics,
    maxRecords: MOST_RECORDS,
    start: async ({ topic, partition, identity, lowWater }) => {
      const known = await readInbound(gateway.database, topic, partition);
      return known?.identity === identity ? Math.max(known.next, lowWater) : lowWater;
    },
    batch: batch => takeInbound(gateway, batch, batch.topic.slice(INBOUND_PREFIX.length)),
    fault: (error, partition) =>
      gateway.logger.error({ err: error, ...partition }, 'a supplier’s topic waits and is tried again'),
  });
}
