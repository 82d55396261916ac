import { MusterFault } from '@muster/platform';
import { UnrecoverableError, WaitingError } from 'bullmq';
import { types } from 'node:util';
import { jobCancelled, jobFaultOf, jobHandedBack, jobLost } from '../faults.js';
import { checkInput } from '../input.js';
import { type JobKind } from '../kinds.js';
import { type Handler, type Job } from '../port.js';
import { type JobSettings } from '../settings.js';
import { type KeptJob, shownJob, writeFault } from './kept.js';
import { ProgressKeeper } from './progress.js';
import { type Tell } from './store.js';

const MOST_RESULT_BYTES = 1_048_576;

/** One job in the hands of a worker, from its taking to its end. */
export class Attempt<K extends JobKind> {
  private readonly stop = new AbortController();
  private handedBack: Promise<void> | undefined;

  constructor(
    private readonly kind: K,
    private readonly kept: KeptJob,
    private readonly token: string,
    private readonly settings: JobSettings,
    private readonly tell: Tell,
  ) {}

  get id(): string {
    return this.kept.id!;
  }

  /**
   * @param look looks whether it was cancelled
   * @returns the result, to be kept
   * @throws as BullMQ wants it told what becomes of the job
   */
  async run(handler: Handler<K>, look: () => Promise<void>): Promise<unknown> {
    const { cancel } = this.kept.data;
    if (cancel) this.cancelled(cancel.by);
    const progress = new ProgressKeeper(this.settings.progressMs, progress =>
      this.kept.updateProgress({ ...progress }).catch(this.tell),
    );
    try {
      this.stop.signal.throwIfAborted();
      const { input } = this.kept.data;
      checkInput(this.kind, input);
      const result: unknown = await handler(input, {
        job: shownJob(this.kind, this.kept, 'active') as Job<K>,
        attempt: this.kept.attemptsStarted,
        signal: this.stop.signal,
        heard: async () => {
          await look();
          this.stop.signal.throwIfAborted();
        },
        progress: told => {
          if (!this.stop.signal.aborted) progress.tell(told);
        },
      });
      checkResult(this.kind, result);
      await progress.end(this.stopCode !== 'job-lost');
      return result;
    } catch (error) {
      await progress.end(this.stopCode !== 'job-lost');
      throw await this.verdict(error);
    }
  }

  cancelled(by: string): void {
    this.stop.abort(jobCancelled(by));
  }

  lost(): void {
    this.stop.abort(jobLost());
  }

  /** Asks the handler to end, so that another worker may begin. */
  closing(): void {
    this.stop.abort(jobHandedBack());
  }

  /** Another worker may begin now, whatever the handler still does. What had begun goes before what waits. */
  handBack(): Promise<void> {
    this.handedBack ??= (async () => {
      await this.kept.moveToWait(this.token);
      await this.kept.changePriority({ priority: 0, lifo: true });
    })();
    return this.handedBack;
  }

  private get stopCode(): string | undefined {
    const reason: unknown = this.stop.signal.reason;
    return reason instanceof MusterFault ? reason.code : undefined;
  }

  private async verdict(error: unknown): Promise<Error> {
    switch (this.stopCode) {
      case 'job-cancelled':
        return final(this.stop.signal.reason);
      case 'job-lost':
        return new WaitingError(); // BullMQ leaves the job where it is: with another.
      case 'job-handed-back':
        await this.handBack();
        return new WaitingError();
      default:
    }
    if (error instanceof MusterFault) return final(error);
    this.tell(error);
    const failed = new Error(writeFault(jobFaultOf(error)));
    failed.stack = types.isNativeError(error) ? traceOf(error) : '';
    return failed;
  }
}

function final(fault: unknown): Error {
  return Object.assign(new UnrecoverableError(writeFault(jobFaultOf(fault))), { stack: '' });
}

/** Where it came from, without the message, which is kept beside it. */
function traceOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .join('\n');
}

function checkResult(kind: JobKind, result: unknown): void {
  const bytes = Buffer.byteLength(JSON.stringify(result ?? null));
  if (bytes > MOST_RESULT_BYTES)
    throw new MusterFault(
      'job-result-too-large',
      `what ${kind} made has ${bytes} bytes, and a result has room for ${MOST_RESULT_BYTES}`,
      'keep it elsewhere, and give back where it is',
    );
}
