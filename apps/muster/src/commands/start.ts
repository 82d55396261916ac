import { answerInWords, type Day } from '@muster/domain';
import { authenticator, doors, firstSupplier, startWebhooks, tokenCheck } from '@muster/gateway';
import { MusterFault, systemClock, todayOf } from '@muster/platform';
import { Command } from 'commander';
import { once } from 'node:events';
import { answersOn } from '../answer.js';
import { demonstrate, DEMONSTRATED_TO } from '../demonstration.js';
import { storeFolder } from '../home.js';
import { type OpenMuster, openMuster } from '../open-muster.js';
import { print } from '../output/format.js';
import { progressBar } from '../output/progress.js';
import { readSettings, type Settings } from '../settings.js';
import { importShipped } from '../shipped.js';

interface Options {
  readonly demo?: boolean;
  readonly port?: string;
}

export function startCommand(): Command {
  return new Command('start')
    .description(
      'start Muster in one process: import what data/ holds, print the answer, and serve it until ctrl-C',
    )
    .option('--demo', 'use the demo store')
    .option('--port <port>', 'the port to listen on; 0 for any free one (default: MUSTER_PORT, else 7300)')
    .action(run);
}

async function run(options: Options): Promise<void> {
  const environment =
    options.port === undefined ? process.env : { ...process.env, MUSTER_PORT: options.port };
  const settings = readSettings(environment);
  const stopped = stopSignal();
  const muster = await openMuster({
    folder: storeFolder(options.demo ?? false),
    purpose: 'muster start',
    exclusive: true,
    settings,
  });
  try {
    if (muster.rebuilt)
      print('The read models were made by another version and have been rebuilt from the facts.');
    const bar = progressBar('importing data/');
    await importShipped(muster, (_file, done, total) => bar.update(done, total)).finally(() => bar.end());
    if (options.demo) await simulateRegion(muster);
    await printAnswer(muster, options.demo ? DEMONSTRATED_TO : todayOf(systemClock));
    await serve(muster, settings, stopped);
  } finally {
    await muster.close();
  }
  print('Stopped.');
}

async function simulateRegion(muster: OpenMuster): Promise<void> {
  const bar = progressBar('simulating a region');
  let most = 1;
  await demonstrate(muster, left => {
    most = Math.max(most, left);
    bar.update(most - left, most);
  }).finally(() => bar.end());
}

async function printAnswer(muster: OpenMuster, on: Day): Promise<void> {
  const answers = await answersOn(muster, on);
  print(answers.map(answer => answerInWords(answer, on).join('\n')).join('\n\n'));
}

async function serve(muster: OpenMuster, settings: Settings, stopped: Promise<string>): Promise<void> {
  const { MUSTER_HOST: host, MUSTER_PORT: port, MUSTER_PRIVATE_WEBHOOKS: privateWebhooks } = settings;
  const { MUSTER_OIDC_ISSUER: issuer, MUSTER_OIDC_AUDIENCE: audience } = settings;
  const { createApi } = await import('@muster/api'); // here, so that the other commands need not load a web server
  const { gateway, database, log, logger } = muster;
  const tokens = issuer === undefined ? undefined : tokenCheck({ issuer, audience });
  const api = await createApi({
    database: muster.reader,
    log,
    clock: systemClock,
    logger,
    beside: [doors({ gateway, authenticate: authenticator(database, systemClock, tokens), privateWebhooks })],
  });
  const webhooks = startWebhooks(gateway, { privateToo: privateWebhooks });
  try {
    await listen(api, host, port);
    const address = await api.getUrl();
    print(`\nMuster serves at ${address} (API described at ${address}/docs). Ctrl-C stops it.`);
    await printFirstKey(muster, settings);
    await stopped;
  } finally {
    await webhooks.stop();
    await api.close();
  }
}

/** A store of one's own has a key from the start, so that the first event can be sent at once. */
async function printFirstKey({ database }: OpenMuster, settings: Settings): Promise<void> {
  if (settings.MUSTER_POSTGRES_URL !== undefined) return;
  const first = await firstSupplier(database, systemClock);
  if (first)
    print(
      `To send events, use this key (it is shown only now, and holds until ${first.expiresAt.toISOString().slice(0, 10)}):\n  ${first.key}`,
    );
}

async function listen(
  api: { listen(at: { host: string; port: number }): Promise<unknown> },
  host: string,
  port: number,
): Promise<void> {
  try {
    await api.listen({ host, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new MusterFault(
      'port-taken',
      `port ${port} of ${host} is taken by another process`,
      'choose another with --port or MUSTER_PORT (0 for any free one)',
    );
  }
}

/** npm hands on the ctrl-C that the terminal has sent to everybody already: the same one twice is not a second one. */
const FORWARDED_MS = 1000;

/** Resolves on the first ctrl-C or SIGTERM; a second one ends the process at once. */
async function stopSignal(): Promise<string> {
  const aborter = new AbortController();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const [signal] = await Promise.race(
    signals.map(async name => {
      await once(process, name, { signal: aborter.signal });
      return [name];
    }),
  );
  aborter.abort();
  const first = Date.now();
  for (const name of signals) process.on(name, () => Date.now() - first > FORWARDED_MS && process.exit(130));
  return signal!;
}
