import { type Database } from '@muster/store';
import { testDatabase } from '@muster/store/testing';
import { vi } from 'vitest';
import { type Command } from 'commander';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A store of its own, where the commands of this process find theirs until it is dropped. */
export async function storeOfCommands(
  name: string,
): Promise<{ readonly database: Database; readonly drop: () => Promise<void> }> {
  const before = { ...process.env };
  const store = await testDatabase(name);
  const home = mkdtempSync(join(tmpdir(), `muster-${name}-`));
  Object.assign(process.env, { MUSTER_POSTGRES_URL: store.url, MUSTER_HOME: home });
  return {
    database: store.database,
    drop: async () => {
      for (const variable of ['MUSTER_POSTGRES_URL', 'MUSTER_HOME'])
        if (before[variable] === undefined) delete process.env[variable];
        else process.env[variable] = before[variable];
      await store.drop();
      rmSync(home, { recursive: true });
    },
  };
}

/** What a command prints. What it complains of is not shown. */
export async function printed(command: Command, ...words: string[]): Promise<string> {
  let out = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    out += String(text);
    return true;
  });
  const complain = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  try {
    await command.exitOverride().parseAsync(words, { from: 'user' });
  } finally {
    write.mockRestore();
    complain.mockRestore();
  }
  return out;
}
