import { mavenJars } from '@muster/platform/testing';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const POM = join(ROOT, 'test/kafka/pom.xml');

/** This machine cannot run a broker: what is missing, and why it is needed. */
export { NoJars as NoBroker } from '@muster/platform/testing';

/**
 * The folder with the jars of the broker that test/kafka/pom.xml names. Maven fetches them the first time, about 43 MB.
 * @throws {NoBroker}
 */
export function brokerJars(): Promise<string> {
  return mavenJars(POM, 'the Kafka broker');
}

export async function brokerVersion(): Promise<string> {
  const [, version] = /<artifactId>kafka_[\d.]+<\/artifactId>\s*<version>(.+)<\/version>/.exec(
    await readFile(POM, 'utf8'),
  )!;
  return version!;
}
