import { open, readFile, stat, truncate } from 'node:fs/promises';
import { closedTo, type Layout } from './layout.js';

const LIMIT_BYTES = 10 * 2 ** 20;
const TAIL_LINES = 12;

/** Where this start's lines begin in the log, and the log opened to go on. */
export interface ServerLog {
  readonly descriptor: number;
  /** What PostgreSQL wrote since. */
  readonly written: () => Promise<string>;
  /** Lets go of the descriptor, once PostgreSQL has its own. */
  readonly close: () => Promise<void>;
}

/** PostgreSQL appends here for as long as it runs. A log that has grown large is emptied at a start. */
export async function openServerLog({ log }: Layout): Promise<ServerLog> {
  try {
    if ((await sizeOf(log)) > LIMIT_BYTES) await truncate(log);
    const from = await sizeOf(log);
    const handle = await open(log, 'a', 0o600);
    return {
      descriptor: handle.fd,
      written: async () => (await readFile(log)).subarray(from).toString(),
      close: () => handle.close(),
    };
  } catch (error) {
    throw closedTo(log, error);
  }
}

/** The end of the whole log, where it can be read. */
export async function tailOf({ log }: Layout): Promise<string> {
  return lastLines(await readFile(log, 'utf8').catch(() => ''));
}

export function lastLines(text: string): string {
  return text.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}
