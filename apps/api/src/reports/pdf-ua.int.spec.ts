import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mavenJars, NoJars } from '@muster/platform/testing';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publishedYear, targetSet } from '../testing/events.js';
import { hold } from '../testing/held-facts.js';
import { enrolled, ofLearner } from '../testing/learners.js';
import { type ServedApi, servedApi } from '../testing/served-api.js';

/** Where there are Java and Maven; elsewhere the run says why not. */
const jars = await mavenJars(
  fileURLToPath(new URL('../../../../test/pdf/pom.xml', import.meta.url)),
  'veraPDF',
).catch((error: unknown) => {
  if (!(error instanceof NoJars)) throw error;
  process.stderr.write(`\nWhether the board report is PDF/UA is NOT CHECKED: ${error.message}.\n\n`);
  return undefined;
});

let api: ServedApi;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-pdf-'));
  api = await servedApi('pdf-ua');
  await hold(api.database, [
    publishedYear(2021, { start: 1010, end: 1030, joiners: 60, leavers: 45 }),
    publishedYear(2022, { start: 1030, end: 1070.5, joiners: 100, leavers: 55 }),
    targetSet('midwives'),
    ...Array.from({ length: 40 }, (_, nth) => enrolled(nth + 1, '2019-09-16')),
    ...Array.from({ length: 30 }, (_, nth) => ofLearner('completed', nth + 1, '2022-09-16')),
  ]);
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

(jars ? describe : describe.skip)('the PDF of a board report', () => {
  it('meets PDF/UA-1, as veraPDF reads it: what one sees is told to who listens', async () => {
    expect(await breachesOf(await reportAs('report.pdf'))).toEqual([]);
  });

  it('meets it whatever signs who publishes writes with, those that the fonts lack among them', async () => {
    const by = '\u0174yn \u2192 \u6f22, 1\u202f200';
    const published = await api.post('/v1/reports/published', { by, on: '2023-09-30' });
    expect(published.status).toBe(201);
    expect(
      await breachesOf(await reportAs('signs.pdf', pdf => pdf, '/v1/reports/published/1?format=pdf')),
    ).toEqual([]);
  });

  it('would be found out if heads of its tables said not what they head', async () => {
    const breaches = await breachesOf(
      await reportAs('headless.pdf', pdf => pdf.replaceAll('/Scope /', '/Scoop /')),
    );
    expect(breaches.join('; ')).toMatch(/7\.5: .*TH shall have a Scope attribute/);
  });
});

async function reportAs(
  name: string,
  change = (pdf: string) => pdf,
  url = '/v1/reports/board?on=2023-09-30&format=pdf',
): Promise<string> {
  const { rawPayload } = await api.app.inject({ method: 'GET', url });
  const file = join(folder, name);
  writeFileSync(file, change(rawPayload.toString('latin1')), 'latin1');
  return file;
}

/** Clauses of ISO 14289-1 that a file breaks, each with what it asks for. */
function breachesOf(file: string): Promise<string[]> {
  const command = ['-cp', `${jars}/*`, 'org.verapdf.apps.GreenfieldCliWrapper', '--flavour', 'ua1', file];
  return new Promise((resolve, reject) => {
    // It ends with 1 where the file is not what it ought to be.
    execFile('java', command, { maxBuffer: 2 ** 24 }, (_error, told, errors) => {
      const judged = /isCompliant="(true|false)"/.exec(told)?.[1];
      if (judged === undefined) return reject(new Error(`veraPDF judged nothing: ${errors}`));
      const broken = told.matchAll(/<rule [^>]*clause="([^"]+)"[^>]*>\s*<description>([^<]+)/g);
      const breaches = [...broken].map(([, clause, asked]) => `${clause}: ${asked}`);
      resolve(judged === 'true' ? [] : ['is not compliant', ...breaches]);
    });
  });
}
