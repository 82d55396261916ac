/**
 * The same events, folded by one projector, by two, by four, each time into a store of its own: events a second, and how many transactions
 * PostgreSQL ended because they waited for each other.
 *
 *   npm run bench -- scale [--people 40000] [--keep]
 */
import { report, rounded } from './figures.mjs';
import { fill, foldByServices, freshStore, inWorld, option, postgresOf, requireTrueCells } from './world.mjs';

const PEOPLE = option('people', 40_000);

await inWorld(async ({ broker, server, log }) => {
  const { events, ends } = await fill(log, { people: PEOPLE });
  const figures = { events };
  let deadlocks = 0;
  let on;
  for (const count of [1, 2, 4]) {
    const store = await freshStore(server, `by_${count}`);
    try {
      const folded = await foldByServices(count, { broker, server, store, events, ends });
      await requireTrueCells(store.to);
      figures[`eventsPerSecondBy${count}`] = rounded(folded.perSecond);
      figures[`ratioBy${count}`] = rounded(folded.perSecond / figures.eventsPerSecondBy1);
      const [row] = await store.database.rows(
        'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
      );
      deadlocks += row.deadlocks;
      on = await postgresOf(store.database);
    } finally {
      await store.database.close();
    }
  }
  report('scale', { ...figures, deadlocks }, on);
});
