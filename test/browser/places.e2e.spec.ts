import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser } from 'playwright-core';
import { openChromium } from './chromium.mjs';
import { expectSound } from './sound.js';
import { type RunningSystem, runningSystem } from './system.mjs';
import { settled, visit } from './visit.js';

let browser: Browser;
let system: RunningSystem;
beforeAll(async () => {
  [browser, system] = await Promise.all([openChromium(), runningSystem()]);
});
afterAll(() => browser.close());

describe.each([
  ['stock of the boards', '/places'],
  ['change of the regions, as published', '/places?evidence=reported&show=change&measure=fte'],
  ['leaver rate of the regions, one standing out', '/places?show=leaver-rate&area=Y58&level=region'],
  ['what is not published', '/places?evidence=reported&show=stability'],
])('Places: %s', (_name, path) => {
  it('opens without a fault, for everybody, at any width', async () => {
    await expectSound(browser, system.address + path);
  });
});

describe('Places', () => {
  it('shows what was published of the seven regions, which add up to England', async () => {
    const { page, close } = await visit(browser, `${system.address}/places?evidence=reported&measure=fte`);
    const figure = page.getByRole('figure', { name: /in order$/ }).first();
    await figure.locator('summary').click();
    const rows = await figure.locator('tbody tr').all();
    const values = await Promise.all(rows.map(row => row.locator('td').nth(1).innerText()));
    expect(values).toHaveLength(7);
    const sum = values.reduce((total, text) => total + Number(text.replaceAll(',', '')), 0);
    // What was published of England on 30 September 2023; each region is rounded to a tenth.
    expect(Math.abs(sum - 22_211.5)).toBeLessThan(0.5);
    await close();
  });

  it('has on a phone the ranking alone, which says the same', async () => {
    const { page, close } = await visit(browser, `${system.address}/places`, 320);
    expect(await page.getByRole('figure', { name: /on the map$/ }).isVisible()).toBe(false);
    expect(
      await page
        .getByRole('figure', { name: /in order$/ })
        .first()
        .isVisible(),
    ).toBe(true);
    await close();
  });

  it('draws the map again for another measure, by keyboard, and the address holds it', async () => {
    const { page, faults, close } = await visit(browser, `${system.address}/places`);
    await page.getByLabel('Show').focus();
    await page.keyboard.press('ArrowDown');
    await page
      .getByRole('figure', { name: /^Change in twelve months, like for like: midwives, on the map/ })
      .waitFor();
    await settled(page);
    expect(new URL(page.url()).searchParams.get('show')).toBe('change');
    expect(faults).toEqual([]);
    await close();
  });

  it('says what is not known of redistribution, and draws what is', async () => {
    const { page, close } = await visit(browser, `${system.address}/places`);
    await page.getByText('no event tells of funding yet').waitFor();
    await page.getByText('nobody tells in which district').waitFor();
    expect(await page.getByRole('figure', { name: /^Training posts per/ }).count()).toBe(3);
    await close();
  });
});
