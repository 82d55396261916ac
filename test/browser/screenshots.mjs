/**
 * `npm run screenshots`: pictures of every page at 320, 768 and 1,440 pixels and as it is printed, into test/browser/pictures (nobody keeps them);
 * with `--keep` also those of README and docs, into docs/pictures. And how long a fresh browser, slowed four times, takes until the first answer
 * can be read, and an event until it shows.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, relative } from 'node:path';
import { openChromium } from './chromium.mjs';
import { scenariosShown } from './scenarios-shown.mjs';
import { prepareSystem, runningSystem, stopSystem } from './system.mjs';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(import.meta.dirname, 'pictures');
const KEPT = join(ROOT, 'docs/pictures');
const WIDTHS = [320, 768, 1_440];
const CPU_SLOWED = 4;
const LOADS = 3;

/** What is shown of each page, and which of it stands in the documents. */
const PAGES = [
  { name: 'progress', path: '/?on=2023-09-30', keep: true },
  { name: 'progress-derived', path: '/progress?on=2023-09-30&target=south-west-demonstration' },
  { name: 'bridge', path: '/bridge', keep: true },
  { name: 'bridge-derived', path: '/bridge?area=Y58&evidence=derived&from=2021-09-30&to=2022-09-30' },
  { name: 'pipeline', path: '/pipeline?year=2021', keep: true },
  { name: 'participation', path: '/participation?year=2021', keep: true },
  { name: 'places', path: '/places?evidence=reported&show=change&measure=fte', keep: true },
  { name: 'scenarios', path: scenariosShown, keep: true },
  { name: 'forecast-record', path: '/forecast-record?target=midwives-1200', keep: true },
  { name: 'report', path: '/report?on=2023-09-30&area=Y58', keep: true },
  { name: 'operations', path: '/operations?area=Y58', keep: true },
];

prepareSystem();
const browser = await openChromium();
try {
  const system = await runningSystem();
  for (const page of PAGES) await picture(page, system.address);
  console.log(
    `until the first answer can be read, processor slowed ${CPU_SLOWED} times: ${(await loads(system.address)).join(', ')} ms`,
  );
  console.log(`until an event shows on an open page: ${await eventShows(system)} ms`);
  console.log(
    `load of the machine: ${loadavg()
      .map(load => load.toFixed(1))
      .join(', ')}`,
  );
} finally {
  await browser.close();
  await stopSystem();
}

/** `path`: of the page, or what prepares it and says it. */
async function picture({ name, path: said, keep = false }, address) {
  const path = typeof said === 'string' ? said : await said(address);
  mkdirSync(FOLDER, { recursive: true });
  const page = await browser.newPage({ locale: 'en-GB' });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(address + path);
    await settled(page);
    const picture = await page.screenshot({ fullPage: true });
    keepPicture(join(FOLDER, `${name}-${width}.png`), picture);
    if (keep && width === 1_440 && process.argv.includes('--keep')) {
      mkdirSync(KEPT, { recursive: true });
      await page.setViewportSize({ width: 1_200, height: 1_700 });
      await page.waitForTimeout(300);
      keepPicture(join(KEPT, `${name}.png`), await page.screenshot());
    }
  }
  keepPicture(join(FOLDER, `${name}.pdf`), await page.pdf({ format: 'A4', tagged: true }));
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 688, height: 900 });
  await page.waitForTimeout(300);
  keepPicture(join(FOLDER, `${name}-print.png`), await page.screenshot({ fullPage: true }));
  await page.close();
}

function keepPicture(file, content) {
  writeFileSync(file, content);
  console.log(relative(ROOT, file));
}

async function loads(address) {
  const took = [];
  for (let load = 0; load < LOADS; load++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWED });
    const began = performance.now();
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForSelector('.muster-target__sentence');
    took.push(Math.round(performance.now() - began));
    await context.close();
  }
  return took;
}

async function eventShows({ address, key }) {
  const page = await browser.newPage();
  await page.goto(`${address}/?on=2023-09-30`);
  await settled(page);
  await page.getByText('Live: changes show by themselves').waitFor();
  const began = performance.now();
  await fetch(`${address}/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/cloudevents+json' },
    body: JSON.stringify({
      specversion: '1.0',
      type: 'muster.establishment.reported.v1',
      source: 'urn:ods:R0A:workforce-planning',
      id: 'shown',
      subject: 'organisation/R0A',
      time: '2023-08-01T09:00:00Z',
      data: { profession: 'midwife', fundedFte: 100, effectiveOn: '2023-08-01' },
    }),
  });
  await page.getByText('told by 14 organisations').first().waitFor();
  const took = Math.round(performance.now() - began);
  await page.close();
  return took;
}

async function settled(page) {
  await page.waitForSelector('h1');
  await page.waitForFunction(() => document.querySelector('.muster-awaited, [aria-busy="true"]') === null);
  await page.waitForTimeout(300);
}
