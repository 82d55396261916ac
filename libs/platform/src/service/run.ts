import { setTimeout as sleep } from 'node:timers/promises';
import { MusterFault } from '../fault.js';
import { createLogger, type Logger, type LogLevel } from '../logger.js';
import { settlesWithin } from '../waiting.js';
import { Front, type Readiness } from './front.js';

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
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/** A service while it is being opened. */
export interface Opening {
  readonly logger: Logger;
  readonly front: Front;
  /** Aborted when the service is told to stop. */
  readonly stopping: AbortSignal;
  /**
   * Tries until it succeeds, with pauses that grow to 5 s: services are started in any order. What is waited for is told by
   * `/health/started` and in the log.
   * @throws {MusterFault} as `attempt` does: such a fault is mended by nobody's waiting
   */
  untilThere<T>(what: string, attempt: () => Promise<T>): Promise<T>;
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

export interface ServiceOptions {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
}

/**
 * Runs a service: opens it, answers for its health from the first moment, and on SIGTERM or SIGINT stops it in order: it is ready no
 * more, finishes what is in hand, closes what it opened, all within ten seconds, and ends the process.
 */
export async function runService(
  options: () => ServiceOptions,
  open: (opening: Opening) => Promise<Opened>,
): Promise<void> {
  let settings: ServiceOptions;
  try {
    settings = options();
  } catch (error) {
    process.exit(tell(error));
  }
  const { name, host, port, logLevel } = settings;
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
    untilThere: (what, attempt) => untilThere(what, attempt, opening),
    atEnd: close => void closing.push(close),
    fail,
  };

  try {
    const address = await front.listen(host, port);
    logger.info({ address }, 'begins');
    const opened = await open(opening);
    front.open(opened.ready);
    closing.push(async () => Promise.all([front.close(ANSWERS_WITHIN_MS), opened.end?.()]));
    logger.info({ address }, 'serves');
    process.send?.({ address });
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

async function untilThere<T>(what: string, attempt: () => Promise<T>, opening: Opening): Promise<T> {
  const { front, logger, stopping } = opening;
  front.waitsFor(`it waits for ${what}`);
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    stopping.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof MusterFault) throw error;
      logger.warn({ err: error }, `waits for ${what}`);
    }
    await sleep(pause, undefined, { signal: stopping });
  }
}

async function closeAll(closing: (() => Promise<unknown>)[], logger: Logger): Promise<void> {
  for (let close = closing.pop(); close; close = closing.pop())
    await close().catch((error: unknown) => logger.error({ err: error }, 'could not be closed in order'));
}

function exitOf(error: unknown): number {
  return error instanceof MusterFault ? SERVICE_EXIT.refused : SERVICE_EXIT.failed;
}

/** Faults of the configuration, in words: there is no logger yet. */
function tell(error: unknown): number {
  if (!(error instanceof MusterFault)) throw error;
  process.stderr.write(`${[error.message, ...(error.remedy ? [error.remedy] : [])].join('\n')}\n`);
  return SERVICE_EXIT.configuration;
}
