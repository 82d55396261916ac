import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser } from 'playwright-core';
import { openChromium } from './chromium.mjs';
import { expectSound } from './sound.js';
import { type RunningSystem, runningSystem } from './system.mjs';
import { breaches, settled, visit } from './visit.js';

let browser: Browser;
let system: RunningSystem;
beforeAll(async () => {
  [browser, system] = await Promise.all([openChromium(), runningSystem()]);
});
afterAll(() => browser.close());

const MADE = /^From each of \d+ past days the model forecast/;

describe('Forecast record', () => {
  it('has a back-test made where none was, says how far it is, and shows it in words without a reload', async () => {
    const { page, faults, close } = await visit(browser, `${system.address}/forecast-record`);
    const making = page.getByText('it was asked for by opening this page');
    const said = page.getByText(MADE);
    await making.or(said).first().waitFor();
    expect(await breaches(page)).toEqual([]);
    await said.waitFor({ timeout: 180_000 });
    expect(await said.innerText()).toMatch(/1,088 figures\. \d+ of them came within the 80 % range/);
    expect(faults).toEqual([]);
    await close();
  });

  it.each([
    ['as it opens', '/forecast-record'],
    ['of a target and a group', '/forecast-record?target=midwives-1200&show=midwife-headcount-region'],
    ['of a target that cannot be forecast', '/forecast-record?target=obstetricians-100'],
  ])('%s opens without a fault, for everybody, at any width', async (_name, path) => {
    await expectSound(browser, system.address + path);
  });

  it('holds the model beside simple ways in one table, for the group that is chosen and said in the address', async () => {
    const { page, faults, close } = await visit(browser, `${system.address}/forecast-record`);
    await page.getByText(MADE).waitFor({ timeout: 180_000 });
    await page.getByLabel('Forecasts of').selectOption({ label: 'Midwives, FTE, regions' });
    const table = page.getByRole('table', { name: 'Scores of Midwives, FTE, regions' });
    await table.waitFor();
    expect(new URL(page.url()).searchParams.get('show')).toBe('midwife-fte-region');
    const names = await table.getByRole('rowheader').allInnerTexts();
    expect(names).toEqual([
      'As it was last',
      'On as before (drift)',
      'Damped trend (ETS)',
      'Muster’s series model',
    ]);
    expect(faults).toEqual([]);
    await close();
  });

  it('has the model tested that is chosen, beside the others, and says which in the address', async () => {
    const { page, faults, close } = await visit(browser, `${system.address}/forecast-record`);
    const model = page.getByLabel('Model', { exact: true });
    expect(await model.inputValue()).toBe('series');
    await model.selectOption({ label: 'Both combined' });
    await page.waitForFunction(() => new URLSearchParams(location.search).get('model') === 'combined');
    const making = page.getByText('No back-test of this model was made');
    const said = page.getByText(MADE);
    await making.or(said).first().waitFor();
    // The note is of people alone: what is said is no longer of the series.
    const simulated = page.getByText('The people are simulated: this is no evidence of anything.');
    await simulated.waitFor({ timeout: 180_000 });
    expect(await said.count()).toBe(1);
    const table = page.getByRole('table', { name: 'Scores of Midwives, FTE, regions' });
    const names = await table.getByRole('rowheader').allInnerTexts();
    expect(names.slice(-3)).toEqual([
      'Muster’s series model',
      'Muster’s pipeline model',
      'Muster’s combined model',
    ]);
    expect(await page.getByText('Its errors (WIS) are').innerText()).toMatch(
      /Its errors \(WIS\) are \d\.\d\d of those of Muster’s series model and \d\.\d\d of those of Muster’s pipeline model/,
    );
    expect(await breaches(page)).toEqual([]);
    await page.goBack();
    await page.getByText(MADE).waitFor({ timeout: 180_000 });
    expect(await model.inputValue()).toBe('series');
    expect(faults).toEqual([]);
    await close();
  });

  it('keeps every forecast with the vintage it was made from, and says that its day has not come', async () => {
    const { page, close } = await visit(browser, `${system.address}/forecast-record?target=midwives-1200`);
    await page
      .getByText('No past forecast can be judged yet')
      .or(page.getByText('Of 1 past'))
      .first()
      .waitFor();
    const record = page.getByRole('table', { name: 'All figures that were forecast, and what came' });
    expect(await record.innerText()).toMatch(/from published, vintage \d{4}-\d{2}/);
    expect(await record.innerText()).toContain('waiting');
    await close();
  });

  it('says that the address names a target and a group that are not there', async () => {
    const { page, close } = await visit(
      browser,
      `${system.address}/forecast-record?target=nobody&show=nothing`,
    );
    await page.getByText(MADE).waitFor({ timeout: 180_000 });
    await settled(page);
    const said = (await page.getByRole('alert').allInnerTexts()).join(' ');
    expect(said).toContain('There is no target nobody');
    expect(said).toContain('Nothing of nothing was held against the past');
    await close();
  });

  it('prints the words, the tables and the pictures, and no control', async () => {
    const { page, close } = await visit(browser, `${system.address}/forecast-record`);
    await page.getByText(MADE).waitFor({ timeout: 180_000 });
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText(MADE).isVisible()).toBe(true);
    expect(await page.getByLabel('Forecasts of').isVisible()).toBe(false);
    expect(await page.locator('figure svg').count()).toBe(3);
    await close();
  });
});
