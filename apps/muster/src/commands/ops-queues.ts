import { type JobInHand, type QueueReading, readQueues } from '@muster/ops';
import { systemClock } from '@muster/platform';
import { type Format, print, printRecords } from '../output/format.js';
import { withOps } from '../with-muster.js';

/** How many jobs of each kind wait, run and have ended; and how far those are that run. */
export async function queues(options: { readonly demo?: boolean; readonly format: Format }): Promise<void> {
  await withOps(options, async ({ jobs }) => {
    const found = await readQueues(jobs(), systemClock);
    const isTable = options.format === 'table';
    const records = found.map(queueRecord);
    printRecords(isTable ? records.map(({ inHand: _, ...counts }) => counts) : records, options.format);
    if (isTable)
      for (const { kind, inHand } of found)
        for (const job of inHand) print(`${kind} ${job.id.slice(0, 12)}: ${inWords(job)}`);
  });
}

function queueRecord({ inHand, oldestWaitingSeconds, ...queue }: QueueReading) {
  const { kind, waiting, delayed, running, done, failed, cancelled } = queue;
  return {
    ...{ kind, waiting, oldestSeconds: oldestWaitingSeconds, delayed, running, done, failed, cancelled },
    inHand: inHand.map(inWords).join('; '),
  };
}

/** As "5,000 of 20,000 folding subjects after 4 s, 12 s left, asked by Ada". */
function inWords({ seconds, attempts, progress, by }: JobInHand): string {
  const number = (value: number) => value.toLocaleString('en-GB');
  const far = progress
    ? `${number(progress.done)}${progress.total === undefined ? '' : ` of ${number(progress.total)}`} ${progress.words ?? ''}`.trim()
    : 'begun';
  const left = progress?.secondsLeft === undefined ? '' : `, ${number(progress.secondsLeft)} s left`;
  const again = attempts > 1 ? `, attempt ${attempts}` : '';
  return `${far} after ${number(seconds)} s${left}${again}${by === null ? '' : `, asked by ${by}`}`;
}
