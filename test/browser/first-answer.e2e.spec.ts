import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser } from 'playwright-core';
import { openChromium } from './chromium.mjs';
import { type RunningSystem, runningSystem } from './system.mjs';
import { settled } from './visit.js';

let browser: Browser;
let system: RunningSystem;
beforeAll(async () => {
  [browser, system] = await Promise.all([openChromium(), runningSystem()]);
});
afterAll(() => browser.close());

/** What is asked of targets, and by whom: `link` is the browser, before scripts run. */
async function askedOf(path: string): Promise<string[]> {
  const page = await browser.newPage();
  const said: string[] = [];
  page.on('console', message => said.push(message.text()));
  await page.goto(system.address + path, { waitUntil: 'domcontentloaded' });
  await settled(page);
  const asked = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => /[/]v1[/]targets($|[^?]*[/]position)/.test(name))
      .map(({ name, initiatorType }) => `${initiatorType} ${name.replace(location.origin, '')}`),
  );
  await page.close();
  expect(said.filter(text => text.includes('preload'))).toEqual([]);
  return asked.sort();
}

describe('what a page shows first', () => {
  it('is asked for once, beside the scripts that show it, as the address asks for it', async () => {
    const positions = (search: string) =>
      ['midwives-1200', 'obstetricians-100', 'south-west-demonstration'].map(
        id => `link /v1/targets/${id}/position${search}`,
      );
    expect(await askedOf('/')).toEqual(['link /v1/targets', ...positions('')]);
    expect(await askedOf('/progress?measure=headcount&area=Y58&on=2023-09-30')).toEqual([
      'link /v1/targets',
      ...positions('?on=2023-09-30&measure=headcount'),
    ]);
    expect(await askedOf('/bridge?on=2023-09-30')).toEqual(['link /v1/targets']);
  });
});
