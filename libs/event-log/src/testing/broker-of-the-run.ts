import { pidIn, removeAbandoned } from '@muster/platform/testing';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { NoBroker } from './broker-jars.js';
import { Broker, endBroker, type Locked } from './broker.js';

/*
 * One broker for a run of the tests, which the first test file that wants it starts: most runs never do. What the run's
 * processes know of it is in a folder: `broker/` once somebody starts it, then `address`, or in `none` why there is none, and `told/` once that was told.
 */

/** With time for Maven to fetch it. */
const STARTED_WITHIN_MS = 180_000;
const FOLDER = /^muster-test-kafka-(\d+)-/;

/** Before all tests. Answers how to end the broker, at once, if one was started. */
export function prepareBroker(): () => void {
  removeAbandoned(FOLDER);
  const folder = mkdtempSync(join(tmpdir(), `muster-test-kafka-${process.pid}-`));
  process.env['MUSTER_TEST_KAFKA_FOLDER'] = folder;
  return () => endRun(folder);
}

/**
 * The addresses of a broker for tests: MUSTER_TEST_KAFKA_BROKERS, or the run's own. Undefined where this machine cannot run
 * one: the tests that need it are to be skipped, which is told on the terminal once a run. Under CI=true that is an error.
 */
export async function brokersOfTheRun(): Promise<string[] | undefined> {
  const given = process.env['MUSTER_TEST_KAFKA_BROKERS'];
  if (given) return given.split(',');
  const folder = runFolder();
  if (isFirst('broker')) await startIn(folder);
  for (const end = Date.now() + STARTED_WITHIN_MS; ; await delay(50)) {
    const [address, none] = [read(folder, 'address'), read(folder, 'none')];
    if (address) return [address];
    if (none) return without(none);
    if (Date.now() > end) throw new Error('the broker that another test file started does not answer');
  }
}

/** The controller takes a broker that was killed for alive so long (9 s by default), and lets nobody in its place. */
const SOON_DEAD = ['broker.session.timeout.ms=2000', 'broker.heartbeat.interval.ms=500'];

/**
 * As `brokersOfTheRun`, for whoever needs a broker that can be killed. Whoever asks for it removes it.
 * @param properties further ones
 */
export async function ownBroker(
  properties: readonly string[] = [],
  locked?: Locked,
): Promise<Broker | undefined> {
  try {
    const folder = mkdtempSync(join(runFolder(), 'own-'));
    return await Broker.start(folder, [...SOON_DEAD, ...properties], locked);
  } catch (error) {
    return without(whyNone(error));
  }
}

async function startIn(folder: string): Promise<void> {
  try {
    const { address } = await Broker.start(join(folder, 'broker'));
    writeFileSync(join(folder, 'address'), address);
  } catch (error) {
    writeFileSync(join(folder, 'none'), whyNone(error));
  }
}

/** @throws what is no reason to do without */
function whyNone(error: unknown): string {
  if (error instanceof NoBroker) return error.message;
  throw error;
}

function without(why: string): undefined {
  if (process.env['CI'] === 'true')
    throw new Error(`with CI=true the tests of the Kafka adapter must run: ${why}`);
  if (isFirst('told')) process.stderr.write(`\nTests of the Kafka adapter are SKIPPED: ${why}.\n\n`);
}

/** Whether nobody in this run was here before. */
function isFirst(step: string): boolean {
  try {
    mkdirSync(join(runFolder(), step));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function runFolder(): string {
  const folder = process.env['MUSTER_TEST_KAFKA_FOLDER'];
  if (!folder)
    throw new Error('run tests through vitest.config.mjs, whose globalSetup prepares for a broker');
  return folder;
}

function read(folder: string, name: string): string | undefined {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    return undefined;
  }
}

function endRun(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = pidIn(join(folder, name));
    if (pid) endBroker(join(folder, name), pid);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
