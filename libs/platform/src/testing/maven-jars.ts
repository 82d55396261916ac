import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CACHE = fileURLToPath(new URL('../../../../node_modules/.cache/', import.meta.url));

/** This machine has no Java, no Maven, or no way to what Maven is to fetch. */
export class NoJars extends Error {
  override readonly name = 'NoJars';
}

/**
 * The folder with the jars that a pom names, another for every change of it. Maven fetches them the first time.
 * @param what they are, for those who read why there are none: "the Kafka broker"
 * @throws {NoJars}
 */
export async function mavenJars(pom: string, what: string): Promise<string> {
  await run('java', ['-version']).catch(() => {
    throw new NoJars(`there is no Java (17 or later) on the PATH, and ${what} needs one`);
  });
  const named = createHash('sha256')
    .update(await readFile(pom))
    .digest('hex');
  const folder = join(CACHE, `muster-jars-${named.slice(0, 12)}`);
  if (!existsSync(folder)) await copyTo(folder, pom, what);
  return folder;
}

/** Beside it first, so that whoever finds the folder finds all of it. */
async function copyTo(folder: string, pom: string, what: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const beside = await mkdtemp(`${folder}-`);
  try {
    const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${beside}`, '-DincludeScope=runtime'];
    await run('mvn', ['-q', '-B', '-f', pom, ...goal]).catch(
      (error: Error & { code?: unknown; stdout?: string }) => {
        throw new NoJars(
          error.code === 'ENOENT'
            ? `there is no Maven ("mvn") on the PATH, which fetches ${what}`
            : `Maven could not fetch ${what}: ${firstError(error.stdout) ?? error.message}`,
        );
      },
    );
    await rename(beside, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error; // else another run was quicker
    });
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

function firstError(output = ''): string | undefined {
  return /^\[ERROR\] (.+)$/m.exec(output.replaceAll(/\u001b\[[\d;]*m/g, ''))?.[1];
}
