/**
 * All read models made anew from the facts of a simulated NHS, beside the old ones, and swapped in: facts a second, and how long events
 * had to wait for the swap.
 *
 *   npm run bench -- rebuild [--people 90000] [--keep]
 */
import { report, rounded } from './figures.mjs';
import { fill, foldByServices, freshStore, inWorld, option, postgresOf, requireTrueCells } from './world.mjs';

const { rebuild } = await import('@muster/projector');

const PEOPLE = option('people', 90_000);

await inWorld(async ({ broker, server, log }) => {
  const { events, ends } = await fill(log, { people: PEOPLE });
  const store = await freshStore(server, 'whole');
  try {
    await foldByServices(1, { broker, server, store, events, ends });
    const [{ facts }] = await store.database.rows('SELECT count(*) AS facts FROM muster.fact');
    const began = { cpu: process.cpuUsage(), at: performance.now() };
    const { subjects, swapMs } = await rebuild(store.to);
    const seconds = (performance.now() - began.at) / 1000;
    const { user, system } = process.cpuUsage(began.cpu);
    await requireTrueCells(store.to);
    report(
      'rebuild',
      {
        facts,
        subjects,
        factsPerSecond: rounded(facts / seconds),
        nodeCpuMicrosPerFact: rounded((user + system) / facts),
        swapMs: rounded(swapMs),
      },
      await postgresOf(store.database),
    );
  } finally {
    await store.database.close();
  }
});
