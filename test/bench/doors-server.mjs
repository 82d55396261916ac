/** The doors on a PostgreSQL that is there already, in a process of their own, as a deployment would run them; nobody folds. */

const { createDoors, addSupplier, authenticator, gatewayOn, issueKey, openPseudonyms } =
  await import('@muster/gateway');
const { FOLDED_TOPICS } = await import('@muster/event-log/open');
const { PostgresEventLog } = await import('@muster/event-log/postgres');
const { codeTables, createLogger, systemClock } = await import('@muster/platform');
const { folding, prepareStore } = await import('@muster/projector');
const { Database } = await import('@muster/store');

const [url, folder, source] = process.argv.slice(2);
const database = await Database.connect({ url, applicationName: 'doors', poolSize: 12 });
await database.migrate();
const log = new PostgresEventLog(database);
await log.ensureTopics(FOLDED_TOPICS.map(topic => ({ topic, partitions: 16 })));
const to = folding(database, codeTables());
// There are read models, though nothing is added to them: the gate folds what a delivery brings, as it does wherever people are.
await prepareStore(to);
const gateway = gatewayOn({
  log,
  database,
  clock: systemClock,
  logger: createLogger('warn'),
  pseudonyms: await openPseudonyms(database, folder),
  referenceAt: to.referenceAt,
});
await addSupplier(
  database,
  { name: 'trust', sources: [source], kinds: ['person'], organisations: ['R0A'], eventsPerSecond: 100_000 },
  new Date(),
);
const { key } = await issueKey(database, { supplier: 'trust', label: 'bench', now: new Date() });
const server = await createDoors({
  gateway,
  authenticate: authenticator(database, systemClock),
  privateWebhooks: false,
});
const address = await server.listen({ host: '127.0.0.1', port: 0 });
process.send({ address, key });

process.once('message', async () => {
  await server.close();
  await log.close();
  await database.close();
  const { user, system } = process.cpuUsage();
  process.send({ cpuMs: (user + system) / 1000 }, () => process.disconnect());
});
