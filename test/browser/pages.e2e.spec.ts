import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser } from 'playwright-core';
import { openChromium } from './chromium.mjs';
import { type RunningSystem, runningSystem } from './system.mjs';
import { breaches, settled, visit } from './visit.js';

let browser: Browser;
let system: RunningSystem;
beforeAll(async () => {
  [browser, system] = await Promise.all([openChromium(), runningSystem()]);
});
afterAll(() => browser.close());

/** Each page, in those of its states that figures bring about. */
const PAGES = [
  ['Progress, today', '/'],
  ['Progress, of a target by events about people', '/progress?on=2023-09-30&target=south-west-demonstration'],
  ['Progress, of a target without a series', '/progress?target=obstetricians-100'],
  ['Progress, before the baseline', '/progress?on=2019-09-30'],
  ['What changed, as published', '/bridge'],
  ['What changed, by events, in a region', '/bridge?area=Y58&evidence=derived&from=2021-09-30&to=2022-09-30'],
  ['What changed, where nothing is published', '/bridge?area=RH8&evidence=reported'],
  ['Data and operations', '/operations?area=Y58'],
] as const;

describe.each(PAGES)('%s', (_name, path) => {
  it('opens without a fault, meets WCAG 2.2 AA with all of it open, marks simulated people, and is no wider than a phone', async () => {
    const { page, faults, close } = await visit(browser, system.address + path);
    await page.evaluate(() => document.querySelectorAll('details').forEach(details => (details.open = true)));
    expect(await breaches(page)).toEqual([]);
    expect(await page.getByRole('region', { name: 'Simulated data' }).isVisible()).toBe(true);
    // 320 pixels are also a window at 400 % zoom.
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(faults).toEqual([]);
    await close();
  });
});

describe('what looks for breaches', () => {
  it('finds those that are there', async () => {
    const { page, close } = await visit(browser, system.address);
    await page.evaluate(() => {
      document
        .querySelector('h1')!
        .insertAdjacentHTML('afterend', '<img src="/assets/x.svg"><p><button></button></p>');
    });
    const found = (await breaches(page)).map(breach => breach.split(':')[0]);
    expect(found).toEqual(expect.arrayContaining(['image-alt', 'button-name']));
    await close();
  });
});

describe('a page whose answers do not come', () => {
  it('says so in words, keeps what is around it, and asks again when told to', async () => {
    const page = await browser.newPage({ locale: 'en-GB' });
    // Without the stream nothing but the button has it asked anew, whatever other tests tell Muster meanwhile.
    await page.route('**/v1/live', route => route.abort());
    await page.goto(`${system.address}/bridge`, { waitUntil: 'domcontentloaded' });
    await settled(page);
    await page.route('**/v1/bridge?*', route => route.abort());
    await page.getByLabel('Measure').selectOption('headcount');
    await page.getByText('Muster does not answer.').first().waitFor({ timeout: 30_000 });
    expect(await breaches(page)).toEqual([]);
    await page.unroute('**/v1/bridge?*');
    await page.getByRole('button', { name: 'Ask again' }).first().click();
    await page
      .getByText(/people on 30 September 2021/)
      .first()
      .waitFor();
    await page.close();
  });

  it('leaves what is shown where it is when a later fetch fails, and says at the foot of the window that it may be out of date', async () => {
    const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
    await page.goto(`${system.address}/operations`, { waitUntil: 'domcontentloaded' });
    await settled(page);
    const before = await page
      .locator('main h2')
      .evaluateAll(all => all.map(one => one.getBoundingClientRect().top));
    await page.route('**/v1/**', route => route.abort());
    const said = page.getByText('what is shown may be out of date');
    await said.waitFor({ timeout: 60_000 });
    expect((await said.boundingBox())!.y).toBeLessThan(900);
    expect(
      await page.locator('main h2').evaluateAll(all => all.map(one => one.getBoundingClientRect().top)),
    ).toEqual(before);
    expect(await breaches(page)).toEqual([]);
    await page.close();
  });

  it('opens once its code comes, where there was no connection when it was asked for', async () => {
    const page = await browser.newPage({ locale: 'en-GB' });
    await page.goto(system.address, { waitUntil: 'domcontentloaded' });
    await settled(page);
    await page.route('**/assets/places-page*', route => route.abort());
    await page.getByRole('link', { name: 'Places' }).click();
    await page.waitForTimeout(1_000);
    await page.unroute('**/assets/places-page*');
    await page.getByRole('heading', { level: 1, name: 'Places' }).waitFor({ timeout: 30_000 });
    await page.close();
  });

  it('says what it waits for, and has room for it', async () => {
    const page = await browser.newPage({ locale: 'en-GB' });
    await page.route('**/v1/targets/*/position*', () => undefined);
    await page.goto(system.address, { waitUntil: 'domcontentloaded' });
    await page.getByText('Asking for the position …').first().waitFor();
    expect(await breaches(page)).toEqual([]);
    await page.close();
  });

  it('says that the address asks for what cannot be asked', async () => {
    const { page, close } = await visit(browser, `${system.address}/?measure=pounds&target=nobody`);
    const said = await page.getByRole('alert').allInnerTexts();
    expect(said.join(' ')).toContain('measure=pounds');
    expect(said.join(' ')).toContain('There is no target nobody');
    await close();
  });
});

describe('a page that is printed', () => {
  it('holds the answer and the picture, and no control', async () => {
    const { page, close } = await visit(browser, `${system.address}/?on=2023-09-30`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('369 of 1,200 more midwives').first().isVisible()).toBe(true);
    expect(await page.getByLabel('On the day').isVisible()).toBe(false);
    expect(await page.locator('figure svg').first().isVisible()).toBe(true);
    expect(await page.getByRole('region', { name: 'Simulated data' }).isVisible()).toBe(true);
    await close();
  });
});

describe('a page under forced colours', () => {
  it('keeps its charts on white, where their contrast is tested', async () => {
    const { page, close } = await visit(browser, `${system.address}/?on=2023-09-30`);
    await page.emulateMedia({ forcedColors: 'active' });
    const ground = await page
      .locator('figure svg > rect')
      .first()
      .evaluate(rect => getComputedStyle(rect).fill);
    expect(ground).toBe('rgb(255, 255, 255)');
    await settled(page);
    await close();
  });
});
