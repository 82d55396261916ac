import { type RedriveInput, type RedrivenEvent, type RedriveResult, type Work } from '@muster/jobs';
import { MusterFault } from '@muster/platform';
import { MOST_MEANT, nameOfPlace, type ParkedAct, parkedActs, type Sql } from '@muster/store';
import { type Folding } from '../folding.js';
import { redrive } from '../redrive.js';

/** So many events are kept with a job. */
const FIRST = 500;

/**
 * Takes parked events in again, or says what would become of them. One that died after it had done it has noted what it did: the next
 * attempt tells that.
 * @throws {MusterFault} `who-and-why`, and those of `redrive`
 */
export async function redriveJob(to: Folding, input: RedriveInput, work: Work): Promise<RedriveResult> {
  const { places, reason, dryRun } = input;
  const choice = { ...(places ? { places } : {}), ...(reason === undefined ? {} : { reason }) };
  work.signal.throwIfAborted();
  if (dryRun) return told(true, await redrive(to, choice, { dryRun }));
  const by = input.by?.trim();
  if (!by)
    throw new MusterFault('who-and-why', 'nobody is named who does it', 'it is kept with what was done');
  try {
    return told(false, await redrive(to, choice, { by }));
  } catch (error) {
    const isGone = error instanceof MusterFault && error.code === 'none-parked';
    if (work.attempt === 1 || !isGone) throw error;
    const done = await doneBefore(to.database, { ...input, by }, work.job.asked.at);
    if (done.length === 0) throw error;
    return told(false, done);
  }
}

async function doneBefore(
  sql: Sql,
  { places, reason, by }: RedriveInput,
  since: Date,
): Promise<readonly RedrivenEvent[]> {
  const isMeant = (act: ParkedAct) =>
    (reason === undefined || act.parkedFor === reason) &&
    (places === undefined || places.some(place => nameOfPlace(place) === nameOfPlace(act)));
  const acts = await parkedActs(sql, MOST_MEANT);
  return acts.flatMap(({ became, ...act }) =>
    act.by === by && act.at >= since && became !== 'discarded' && isMeant({ ...act, became })
      ? [{ ...act, became }]
      : [],
  );
}

function told(dryRun: boolean, redriven: readonly RedrivenEvent[]): RedriveResult {
  const count = (became: RedrivenEvent['became']) => redriven.filter(event => event.became === became).length;
  return {
    dryRun,
    count: redriven.length,
    applied: count('applied'),
    duplicate: count('duplicate'),
    parked: count('parked'),
    first: redriven.slice(0, FIRST).map(withoutWhatItSays),
  };
}

/** Faults quote what was sent: that stays where the event is parked. */
function withoutWhatItSays(event: RedrivenEvent): RedrivenEvent {
  const { topic, partition, offset, source, parkedFor, became, reason } = event;
  return {
    ...{ topic, partition, offset, source, parkedFor, became },
    ...(reason === undefined ? {} : { reason }),
  };
}
