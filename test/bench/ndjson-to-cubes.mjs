/**
 * A file of a simulated NHS's events through `muster import` into an embedded store, until all of it is folded into the cubes: events a
 * second from the file's first byte to the report. The plain consumer beside it writes each event with one INSERT, and folds nothing.
 *
 *   npm run bench -- ndjson-to-cubes [--people 15000] [--keep]
 */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cpuOfPostgres, cpuTold } from './cpu.mjs';
import { load, report, rounded } from './figures.mjs';
import { inHome, muster, prints } from './homes.mjs';

const { Database } = await import('@muster/store');
const { openEmbedded } = await import('@muster/store/embedded');

/** With three years and mergers, some 65,000 events. */
const PEOPLE = process.argv[process.argv.indexOf('--people') + 1 || Infinity] ?? '15000';
const PLAIN_EVENTS = 2_000;

await inHome(async home => {
  const file = join(home, 'people.ndjson');
  await muster(home, 'simulate', '--people', PEOPLE, '--years', '3', '--to', 'ndjson', '--out', file).ended;
  const server = await openEmbedded({ folder: join(home, 'store'), purpose: 'bench' });
  const database = await Database.connect({ url: server.url(), applicationName: 'bench', poolSize: 2 });
  try {
    const { imported, postgresCpu } = await importing(home, file, server, database);
    const verified = await muster(home, 'verify').ended;
    console.log(`  verify: ${verified.out.trim()}`);
    if (!/: 0 differ, 0 do not add up/.test(verified.out))
      throw new Error('the cubes are not what the facts say');
    const plain = await plainly(database, file);
    console.log(`  plain consumer: ${Math.round(plain)} events/s (${load()})`);
    const [{ server_version: postgres }] = await database.rows('SHOW server_version');
    report(
      'ndjson-to-cubes',
      {
        events: imported.events,
        eventsPerSecond: rounded(imported.events / imported.seconds),
        ratioToPlain: rounded(imported.events / imported.seconds / plain),
        wholeProcessSeconds: rounded(imported.wholeSeconds),
        cpuMsPerEvent: rounded(imported.cpu / imported.events),
        postgresCpuMsPerEvent: rounded(postgresCpu / imported.events),
      },
      { postgres },
    );
  } finally {
    await database.close();
    await server.stop();
  }
});

async function importing(home, file, server, database) {
  const cpuBefore = cpuOfPostgres(server.pid);
  const began = Date.now();
  const command = muster(home, 'import', file, '--format', 'json');
  await prints(command, /"events"/);
  const folded = Date.now();
  const { out, err } = await command.ended;
  const wholeSeconds = (Date.now() - began) / 1000;
  const [{ accepted, rejected, received }] = await database.rows(
    'SELECT accepted, rejected, received_at AS received FROM gateway.delivery',
  );
  const [{ events, parked }] = [JSON.parse(out)].flat();
  if (events !== accepted || rejected > 0 || parked > 0) throw new Error(`not all was taken in: ${out}`);
  const seconds = (folded - received.getTime()) / 1000;
  console.log(`ndjson-to-cubes: ${events} events in ${seconds.toFixed(1)} s (${load()})`);
  return {
    imported: { events, seconds, wholeSeconds, cpu: cpuTold(err) },
    postgresCpu: cpuOfPostgres(server.pid) - cpuBefore,
  };
}

/** @returns events a second */
async function plainly(database, file) {
  await database.run(
    'CREATE TABLE public.plain (subject text, source text, id text, type text, data jsonb, PRIMARY KEY (subject, source, id))',
  );
  const began = performance.now();
  let written = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const { subject, source, id, type, data } = JSON.parse(line);
    written += await database.run(
      'INSERT INTO public.plain VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
      [subject, source, id, type, JSON.stringify(data)],
    );
    if (written === PLAIN_EVENTS) break;
  }
  return (written / (performance.now() - began)) * 1000;
}
