import { answerInWords, type Day } from '@muster/domain';
import { type ForecasterChild, startForecasterChild } from '@muster/forecaster';
import {
  authenticator,
  doors,
  firstSupplier,
  startSettling,
  startWebhooks,
  tokenCheck,
} from '@muster/gateway';
import { MusterFault, systemClock, todayOf } from '@muster/platform';
import { Command } from 'commander';
import { answersOn } from '../answer.js';
import { demonstrate, DEMONSTRATED_TO } from '../demonstration.js';
import { Interruption, unless } from '../exit.js';
import { storeFolder } from '../home.js';
import { type OpenMuster, openMuster } from '../open-muster.js';
import { print } from '../output/format.js';
import { pagesBuilt } from '../pages.js';
import { progressBar } from '../output/progress.js';
import { readSettings, type Settings } from '../settings.js';
import { importShipped } from '../shipped.js';
import { whileOpen } from '../with-muster.js';

interface Options {
  readonly demo?: boolean;
  readonly port?: string;
}

export function startCommand(): Command {
  return new Command('start')
    .option('--demo', 'use the demo store')
    .option('--port <port>', 'the port to listen on; 0 for any free one (default: MUSTER_PORT, else 7300)')
    .action(run);
}

async function run(options: Options): Promise<void> {
  const environment =
    options.port === undefined ? process.env : { ...process.env, MUSTER_PORT: options.port };
  const settings = readSettings(environment);
  const folder = storeFolder(options.demo ?? false);
  // The web server is loaded while PostgreSQL and the thread that folds start; what is wrong with it shows where it is used.
  void import('@muster/api').catch(() => undefined);
  const pages = pagesBuilt();
  try {
    await whileOpen(
      openMuster,
      { folder, purpose: 'muster start', exclusive: true, foldsApart: true, worksJobs: true, settings },
      async (muster, interrupted) => {
        await unless(interrupted, fill(muster, options.demo ?? false));
        await serve(muster, settings, await pages, interrupted);
      },
    );
  } catch (error) {
    if (!(error instanceof Interruption)) throw error;
  }
  print('Stopped.');
}

/** What the store is to hold before it is served, and the answer that it gives. */
async function fill(muster: OpenMuster, demo: boolean): Promise<void> {
  if (muster.rebuilt)
    print('The read models were made by another version and have been rebuilt from the facts.');
  const bar = progressBar('importing data/');
  await importShipped(muster, (_file, done, total) => bar.update(done, total)).finally(() => bar.end());
  if (demo) await simulateRegion(muster);
  await printAnswer(muster, demo ? DEMONSTRATED_TO : todayOf(systemClock));
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

async function serve(
  muster: OpenMuster,
  settings: Settings,
  pages: string | undefined,
  interrupted: Promise<Interruption>,
): Promise<void> {
  const { MUSTER_HOST: host, MUSTER_PORT: port, MUSTER_PRIVATE_WEBHOOKS: privateWebhooks } = settings;
  const { MUSTER_OIDC_ISSUER: issuer, MUSTER_OIDC_AUDIENCE: audience } = settings;
  const { createApi } = await import('@muster/api'); // here, so that the other commands need not load a web server
  const { opsRoutes } = await import('@muster/ops');
  const { gateway, database, log, logger } = muster;
  const operated = { database, log, jobs: muster.jobs(), clock: systemClock, logger };
  const tokens = issuer === undefined ? undefined : tokenCheck({ issuer, audience });
  const api = await createApi({
    database: muster.reader,
    log,
    jobs: operated.jobs,
    clock: systemClock,
    logger,
    ...(pages !== undefined && { pages }),
    beside: [
      doors({ gateway, authenticate: authenticator(database, systemClock, tokens), privateWebhooks }),
      opsRoutes({ ...operated, key: settings.MUSTER_OPS_KEY }),
    ],
  });
  const webhooks = startWebhooks(gateway, { privateToo: privateWebhooks });
  const settling = startSettling(gateway);
  let forecaster: ForecasterChild | undefined;
  try {
    await listen(api, host, port);
    const address = await api.getUrl();
    print(`\nMuster serves at ${address} (API described at ${address}/docs). Ctrl-C stops it.`);
    await printFirstKey(muster, settings);
    // Only now, so that loading it keeps nobody waiting.
    forecaster = startForecasterChild(
      {
        ...muster.where,
        logLevel: settings.MUSTER_LOG_LEVEL,
        everyMs: 1_000 * settings.MUSTER_FORECAST_EVERY_S,
      },
      logger,
    );
    await interrupted;
  } finally {
    await Promise.all([webhooks.stop(), settling.stop(), forecaster?.stop()]);
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
