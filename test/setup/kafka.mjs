/**
 * A Kafka broker for the run, started by the first test file that needs one. It runs in plain Node, hence from what
 * start-postgres.mjs has transpiled. MUSTER_TEST_KAFKA_BROKERS names brokers to use instead.
 */
export async function prepareKafka() {
  const { prepareBroker } = await import('../../libs/event-log/dist/testing/index.js');
  end = prepareBroker();
  // Before the listener of start-postgres.mjs, which ends the process.
  for (const signal of ['SIGINT', 'SIGTERM']) process.prependOnceListener(signal, stopKafka);
}

let end = () => {};

export function stopKafka() {
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stopKafka);
  end();
  end = () => {};
}
