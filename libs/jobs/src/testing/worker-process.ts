import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type WorkerNews, type WorkerOrders } from './worker-main.js';

/** From what the run's setup emitted: a process of Node reads no TypeScript. */
const MAIN = fileURLToPath(new URL('../../dist/testing/worker-main.js', import.meta.url));

/** A process that does `verify`, to be killed, stopped or closed. */
export class WorkerProcess {
  readonly news: WorkerNews[] = [];

  private constructor(private readonly child: ChildProcess) {
    child.on('message', news => this.news.push(news as WorkerNews));
  }

  /** Resolves when it has its jobs open. */
  static async start(orders: WorkerOrders): Promise<WorkerProcess> {
    const child = spawn(process.execPath, [MAIN, JSON.stringify(orders)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    const worker = new WorkerProcess(child);
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`the worker's process ended with ${String(code)}`);
    });
    await Promise.race([once(child, 'message'), ended]);
    ended.catch(() => undefined);
    return worker;
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** What it told of a kind, in order. */
  told(at: WorkerNews['at']): WorkerNews[] {
    return this.news.filter(news => news.at === at);
  }

  /** kill -9 */
  async kill(): Promise<void> {
    if (this.hasEnded) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }

  /** It does nothing any more, and does not know it, until `wake`. */
  sleep(): void {
    this.child.kill('SIGSTOP');
  }

  wake(): void {
    this.child.kill('SIGCONT');
  }

  /** Closes its jobs and ends. */
  async close(): Promise<void> {
    if (this.hasEnded) return;
    this.child.send('close');
    await once(this.child, 'exit');
  }

  private get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }
}
