import { type Job, type Jobs } from '@muster/jobs';
import { type Logger } from '@muster/platform';
import {
  type Database,
  discardParked,
  MOST_MEANT,
  nameOfPlace,
  parkedAt,
  parkedMeant,
  placeNamed,
  restOf,
} from '@muster/store';
import { type FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { keyCheck } from '../http/key.js';
import { OpsProblem, problemOf } from '../http/problems.js';
import { readDiscard, readRedrive } from './bodies.js';

export interface ChangesOptions {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly key: string | undefined;
  readonly logger: Logger;
  /** So long an answer waits for what became of the events. */
  readonly waitMs?: number;
}

const LOOK_MS = 100;

/** What operators change over HTTP, or read of what an event says, with their key: as `muster ops redrive` and `discard` do, and a dry run unless it is said otherwise. */
export async function serveChanges(server: FastifyInstance, options: ChangesOptions): Promise<void> {
  const { database, jobs, key, logger, waitMs = 8_000 } = options;
  await server.register((scope, _options, done) => {
    scope.addHook('onRequest', keyCheck(key));

    // What an event says is of a person; where it is parked, and why, is not.
    scope.get<{ Params: { place: string } }>('/v1/ops/parked/:place', async ({ params: { place } }) => {
      const named = placeNamed(place);
      const found = named && (await parkedAt(database, named));
      if (!found) throw noneParked();
      const { payload, ...event } = found;
      return { ...event, record: Buffer.from(payload).toString() };
    });

    scope.post('/v1/ops/parked/redrive', async ({ body }, reply) => {
      const { places, ...input } = readRedrive(body);
      const { by, dryRun, reason } = input;
      logger.info({ by, dryRun, reason, places: places?.length }, 'parked events are to be redriven');
      const meant = await parkedMeant(database, {
        ...(places && { places }),
        ...(reason !== undefined && { reason }),
      });
      // An act is done whenever it is asked for: there is no other like it.
      const asked = await jobs.ask(
        'redrive',
        { ...input, ...(places ? { places: [...places] } : {}) },
        { provenance: randomUUID(), priority: 1, ...(by === undefined ? {} : { by }) },
      );
      const job = await endOf(jobs, asked, waitMs);
      if (job.state === 'failed') throw problemOf(job.fault!);
      const hasEnded = job.endedAt !== undefined;
      return reply
        .status(hasEnded ? 200 : 202)
        .header('location', `/v1/ops/jobs/${job.id}`)
        .send({ ...redriveReply(job), meant, rest: restOf(meant) });
    });

    scope.post('/v1/ops/parked/discard', async ({ body }) => {
      const asked = readDiscard(body);
      const { dryRun, places, reason } = asked;
      const choice = { ...(places ? { places } : {}), ...(reason === undefined ? {} : { reason }) };
      const how = asked.dryRun ? { dryRun: true as const } : { by: asked.by, because: asked.because };
      logger.info({ ...how, dryRun, reason, places: places?.length }, 'parked events are to be discarded');
      const meant = await parkedMeant(database, choice);
      const rows = await discardParked(database, { ...choice, limit: MOST_MEANT }, how);
      if (rows.length === 0) throw noneParked();
      const events = rows.map(row => ({
        place: nameOfPlace(row),
        reason: row.reason,
        source: row.source,
        id: row.id,
      }));
      return { dryRun, count: rows.length, meant, rest: restOf(meant), events };
    });
    done();
  });
}

const noneParked = () =>
  new OpsProblem('none-parked', 'no such event is parked; /v1/ops/parked lists those that are');

/** What was asked, and what came of it as far as it is known. */
function redriveReply({ id, state, result }: Job) {
  const outcome = result as Job<'redrive'>['result'];
  return {
    ...{ job: id, state, self: `/v1/ops/jobs/${id}` },
    ...(outcome && {
      ...outcome,
      first: outcome.first.map(({ topic, partition, offset, ...event }) => ({
        place: nameOfPlace({ topic, partition, offset }),
        ...event,
      })),
    }),
  };
}

async function endOf(jobs: Jobs, asked: Job, waitMs: number): Promise<Job> {
  let job = asked;
  for (const end = performance.now() + waitMs; performance.now() < end && !job.endedAt; await sleep(LOOK_MS))
    job = (await jobs.look(asked.id)) ?? job;
  return job;
}
