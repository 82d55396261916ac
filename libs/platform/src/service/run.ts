import { type Static, type TObject, type TProperties } from 'typebox';
import { readConfig } from '../config.js';
import { MusterFault } from '../fault.js';
import { createLogger, type Logger } from '../logger.js';
import { GrowingPause, settlesWithin } from '../waiting.js';
import { Front, type Readiness } from './front.js';
import { type ServiceSettings } from './settings.js';

/** What the exit code of a service says. */
export const SERVICE_EXIT = {
  /** A signal ended it, in order. */
  done: 0,
  failed: 1,
  /** The environment does not configure it. */
  configuration: 2,
  /** What it is built on refuses it, and trying again will not mend that: rights on Kafka, a store of another version. */
  refused: 5,
  /** It was told to stop, and what was in hand was not finished in time. */
  undrained: 6,
} as const;

/** What is in hand when a service is told to stop is finished within this. */
const DRAINS_WITHIN_MS = 9_500;
const ANSWERS_WITHIN_MS = 7_000;
const PAUSES = { firstPauseMs: 200, longestPauseMs: 5_000 };

/** A service while it is being opened. */
export interface Opening {
  readonly logger: Logger;
  readonly front: Front;
  /** Aborted when the service is told to stop. */
  readonly stopping: AbortSignal;
  /**
   * Tries until it succeeds, with pauses that grow to 5 s: services are started in any order. What is waited for is told by
   * `/health/started` and in the log.
   * @param passing codes of faults that pass by themselves
   * @throws {MusterFault} any other that `attempt` throws: it is mended by nobody's waiting
   */
  untilThere<T>(what: string, attempt: () => Promise<T>, passing?: readonly string[]): Promise<T>;
  /** To be closed at the end, the latest first. */
  atEnd(close: () => Promise<unknown>): void;
  /** Ends the process: something that it cannot work without is lost for good. */
  fail(error: unknown): void;
}

export interface Opened {
  readonly ready: Readiness;
  /** Ends what would go on by itself, streams that clients follow, while other answers under way are waited for. */
  readonly end?: () => Promise<unknown>;
}

/**
 * Runs a service: opens it, answers for its health from the first moment, and on SIGTERM or SIGINT stops it in order: it is ready no
 * more, finishes what is in hand, closes what it opened, all within ten seconds, and ends the process.
 * @param schema what the environment configures (`serviceSettings`)
 */
export async function runService<Properties extends TProperties>(
  name: string,
  schema: TObject<Properties>,
  open: (opening: Opening, settings: Static<TObject<Properties>>) => Promise<Opened>,
): Promise<void> {
  const settings = settingsOf(schema);
  const { MUSTER_HOST: host, MUSTER_PORT: port, MUSTER_LOG_LEVEL: logLevel } = settings as ServiceSettings;
  const logger = createLogger(logLevel).child({ service: name });
  const front = new Front();
  const stopping = new AbortController();
  const closing: (() => Promise<unknown>)[] = [];
  let failed: number | undefined;

  const fail = (error: unknown) => {
    logger.fatal({ err: error }, 'it cannot go on');
    failed ??= exitOf(error);
    stopping.abort();
  };
  const stopped = new Promise<void>(resolve => {
    stopping.signal.addEventListener('abort', () => resolve(), { once: true });
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.on(signal, () => {
        logger.info({ signal }, 'told to stop');
        stopping.abort();
      });
  });
  const opening: Opening = {
    logger,
    front,
    stopping: stopping.signal,
    untilThere: (what, attempt, passing = []) => untilThere(what, attempt, passing, opening),
    atEnd: close => void closing.push(close),
    fail,
  };

  try {
    const address = await front.listen(host, port);
    logger.info({ address }, 'begins');
    const opened = await open(opening, settings);
    front.open(opened.ready);
    closing.push(async () => Promise.all([front.close(ANSWERS_WITHIN_MS), opened.end?.()]));
    logger.info({ address }, 'serves');
  } catch (error) {
    if (!stopping.signal.aborted) fail(error);
  }
  await stopped;
  front.drain();
  const drained = await settlesWithin(
    DRAINS_WITHIN_MS,
    closeAll(closing, logger).then(() => front.close(0)),
  );
  if (!drained) logger.error('what was in hand was not finished in time');
  process.exit(failed ?? (drained ? SERVICE_EXIT.done : SERVICE_EXIT.undrained));
}

async function untilThere<T>(
  what: string,
  attempt: () => Promise<T>,
  passing: readonly string[],
  { front, logger, stopping }: Opening,
): Promise<T> {
  const pause = new GrowingPause(PAUSES);
  front.waitsFor(`it waits for ${what}`);
  for (;;) {
    stopping.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof MusterFault && !passing.includes(error.code)) throw error;
      logger.warn({ err: error }, `waits for ${what}`);
    }
    await pause.wait(stopping);
  }
}

async function closeAll(closing: (() => Promise<unknown>)[], logger: Logger): Promise<void> {
  for (let close = closing.pop(); close; close = closing.pop())
    await close().catch((error: unknown) => logger.error({ err: error }, 'could not be closed in order'));
}

function exitOf(error: unknown): number {
  return error instanceof MusterFault ? SERVICE_EXIT.refused : SERVICE_EXIT.failed;
}

/** Its faults are told in words: there is no logger yet. */
function settingsOf<Properties extends TProperties>(schema: TObject<Properties>) {
  try {
    return readConfig(schema, process.env);
  } catch (error) {
    if (!(error instanceof MusterFault)) throw error;
    process.stderr.write(`${[error.message, ...(error.remedy ? [error.remedy] : [])].join('\n')}\n`);
    process.exit(SERVICE_EXIT.configuration);
  }
}
