/** `npm run kafka`: a Kafka broker in the foreground, with nothing in it, until ctrl-C. Leaves nothing behind. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transpile } from '../../apps/muster/bin/transpile.mjs';

await transpile(new URL('../..', import.meta.url));
const { Broker, brokerVersion, NoBroker } = await import('../../libs/event-log/dist/testing/index.js');

const folder = mkdtempSync(join(tmpdir(), 'muster-kafka-'));
let broker;
const end = code => {
  if (broker) broker.remove();
  else rmSync(folder, { recursive: true, force: true });
  process.exit(code);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(130));

try {
  broker = await Broker.start(folder);
} catch (error) {
  console.error(error instanceof NoBroker ? `npm run kafka: ${error.message}.` : error);
  end(1);
}
console.log(
  `Kafka ${await brokerVersion()} answers at ${broker.address}. Ctrl-C ends it, with all it holds.`,
);
console.log('It is one broker, which keeps one copy of each record. In another terminal:');
console.log(
  `  MUSTER_KAFKA_BROKERS=${broker.address} npx muster topics apply --replication-factor 1 --min-insync 1`,
);
setInterval(() => undefined, 60_000);
