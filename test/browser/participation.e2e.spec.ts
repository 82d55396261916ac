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
  ['white and BME', '/participation'],
  ['an attribute without a denominator', '/participation?attribute=route&year=2018'],
  ['a board of which nothing is released', '/participation?attribute=imdQuintile&area=QMF&stage=completed'],
])('Participation: %s', (_name, path) => {
  it('opens without a fault, for everybody, at any width', async () => {
    await expectSound(browser, system.address + path);
  });
});

describe('Participation', () => {
  it('explains in words how figures are protected', async () => {
    const { page, close } = await visit(browser, `${system.address}/participation`);
    await page.getByText('no percentage of fewer than 22.5 people').waitFor();
    await page.getByText('How to read protected figures').click();
    await page.getByText('0 to 2 people read 0').waitFor();
    await close();
  });

  it('compares the groups the other way round, and the address says which', async () => {
    const { page, faults, close } = await visit(browser, `${system.address}/participation`);
    await page.getByRole('button', { name: 'Swap the groups' }).focus();
    await page.keyboard.press('Enter');
    await settled(page);
    const { searchParams } = new URL(page.url());
    expect([searchParams.get('first'), searchParams.get('second')]).toEqual(['bme', 'white']);
    expect(await page.getByLabel('This group').inputValue()).toBe('bme');
    expect(faults).toEqual([]);
    await close();
  });

  it('has, of another attribute, the way back to what the Workforce Race Equality Standard prints', async () => {
    const { page, close } = await visit(browser, `${system.address}/participation?attribute=sex`);
    await page.getByRole('button', { name: /^Show white ÷ BME/ }).click();
    await page.getByText('prints white ÷ BME: above 1').waitFor();
    expect(new URL(page.url()).searchParams.get('attribute')).toBe('ethnicGroup');
    await close();
  });

  it('says that an attribute is none', async () => {
    const { page, close } = await visit(browser, `${system.address}/participation?attribute=shoe-size`);
    expect((await page.getByRole('alert').allInnerTexts()).join(' ')).toContain(
      'Nothing is told by shoe-size',
    );
    await close();
  });
});
