import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const POM = join(ROOT, 'test/kafka/pom.xml');

/** This machine cannot run a broker: what is missing, and why it is needed. */
export class NoBroker extends Error {
  override readonly name = 'NoBroker';
}

/**
 * The folder with the jars of the broker that test/kafka/pom.xml names. Maven fetches them the first time, about 43 MB.
 * @throws {NoBroker}
 */
export async function brokerJars(): Promise<string> {
  await run('java', ['-version']).catch(() => {
    throw new NoBroker('there is no Java (17 or later) on the PATH, and a Kafka broker needs one');
  });
  const folder = join(ROOT, 'node_modules/.cache/muster-kafka', await brokerVersion());
  if (!existsSync(folder)) await copyTo(folder);
  return folder;
}

export async function brokerVersion(): Promise<string> {
  const [, version] = /<artifactId>kafka_[\d.]+<\/artifactId>\s*<version>(.+)<\/version>/.exec(
    await readFile(POM, 'utf8'),
  )!;
  return version!;
}

/** Beside it first, so that whoever finds the folder finds all of it. */
async function copyTo(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const beside = await mkdtemp(`${folder}-`);
  try {
    const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${beside}`, '-DincludeScope=runtime'];
    await run('mvn', ['-q', '-B', '-f', POM, ...goal]).catch(
      (error: Error & { code?: unknown; stdout?: string }) => {
        throw error.code === 'ENOENT'
          ? new NoBroker('there is no Maven ("mvn") on the PATH, which fetches the Kafka broker')
          : new NoBroker(
              `Maven could not fetch the Kafka broker: ${firstError(error.stdout) ?? error.message}`,
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
