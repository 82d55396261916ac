import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
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

describe.each([
  ['the cohorts of England', '/pipeline'],
  ['the cohorts of a region, of one year, by route', '/pipeline?area=Y58&year=2018&by=route'],
  ['training that nobody told of', '/pipeline?profession=consultant-obstetrics-gynaecology'],
])('Pipeline: %s', (_name, path) => {
  it('opens without a fault, for everybody, at any width', async () => {
    await expectSound(browser, system.address + path);
  });
});

describe('Pipeline', () => {
  it('tells silence from nobody', async () => {
    const { page, close } = await visit(browser, `${system.address}/pipeline?area=Y56`);
    await page.getByText('That is silence, not zero.').waitFor();
    expect(await page.locator('figure').count()).toBe(0);
    await close();
  });

  it('shows another year by keyboard, keeps it in the address, and goes back', async () => {
    const { page, faults, close } = await visit(browser, `${system.address}/pipeline?year=2018`);
    await page.getByRole('heading', { level: 2, name: 'Cohorts of 2018-19', exact: true }).waitFor();
    await page.getByLabel('Cohorts that began in').focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('heading', { level: 2, name: 'Cohorts of 2019-20', exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('year')).toBe('2019');
    await settled(page);
    await page.goBack();
    await page.getByRole('heading', { level: 2, name: 'Cohorts of 2018-19', exact: true }).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('says what both attritions mean when their names are clicked, and gives each a chart of its own', async () => {
    const { page, close } = await visit(browser, `${system.address}/pipeline?year=2018`);
    await page.getByRole('button', { name: /^RePAIR attrition \(what it means\)/ }).click();
    const told = page.getByText('Of those due, who had not completed within the standard pathway');
    expect(await told.locator('visible=true').count()).toBe(1);
    await page.keyboard.press('Escape');
    for (const name of [
      'Withdrawn: left for good',
      'RePAIR attrition: not completed within the standard pathway',
    ])
      expect(await page.getByRole('figure', { name, exact: true }).locator('svg').count()).toBe(1);
    await close();
  });

  it('hands out the flow as a table whose stages lose nobody', async () => {
    const { page, close } = await visit(browser, `${system.address}/pipeline?year=2018`);
    const figure = page.getByRole('figure', { name: 'Where the learners of 2018-19 are now' });
    await figure.locator('summary').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      figure.getByRole('button', { name: /^CSV/ }).click(),
    ]);
    const rows = readFileSync(await download.path(), 'utf8')
      .split('\r\n')
      .filter(line => line !== '' && !line.startsWith('#'))
      .slice(1)
      .map(line => line.split(','));
    const sum = (column: 0 | 1, stage: string) =>
      rows.reduce((total, row) => (row[column] === stage ? total + Number(row[2]) : total), 0);
    expect(sum(0, 'Learners')).toBeGreaterThan(0);
    expect(sum(0, 'Completed')).toBe(sum(1, 'Completed'));
    expect(sum(1, 'Completed')).toBe(sum(1, 'Completed on time') + sum(1, 'Completed late'));
    await close();
  });

  it('of a region shows who is placed there, says why it has no fill rate, and follows a cohort of an institution', async () => {
    const { page, faults, close } = await visit(browser, `${system.address}/pipeline?area=Y58&year=2018`);
    const placed = page.getByRole('figure', { name: /^Enrolled and placed in South West/ });
    await placed.getByText('an area has no fill rate').waitFor();
    const form = page.getByRole('form', { name: 'What is asked' });
    const institution = form.getByLabel('Institution', { exact: true });
    const learners = page.getByRole('figure', { name: 'Where the learners of 2018-19 are now' });
    await learners.getByText('South West, counted up to').first().waitFor();
    const chosen = (await institution.locator('option').allInnerTexts())[1]!;
    await institution.selectOption(chosen);
    await settled(page);
    expect(new URL(page.url()).searchParams.get('institution')).toBe(chosen);
    await learners.getByText(`South West, ${chosen}, counted up to`).first().waitFor();
    const followed = page.getByRole('form', { name: 'Which cohort' });
    const cohorts = await followed.getByLabel('Cohort', { exact: true }).locator('option').allInnerTexts();
    expect(cohorts.length).toBeGreaterThan(0);
    expect(cohorts.filter(name => !name.startsWith(`${chosen}, `))).toEqual([]);
    await page.getByRole('figure', { name: /^Without a first post/ }).waitFor();
    expect(await breaches(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it('says that nobody told of an institution, and what a code of one looks like, and lets another be chosen', async () => {
    const { page, close } = await visit(browser, `${system.address}/pipeline?institution=ZZ99`);
    await page.getByText('in England, of ZZ99, up to').waitFor();
    await page.getByLabel('Institution', { exact: true }).selectOption('All');
    await page.getByRole('figure').first().waitFor();
    await page.goto(`${system.address}/pipeline?institution=oxford`);
    await page.getByText('expected the code of an institution that teaches (M20)').first().waitFor();
    expect(await breaches(page)).toEqual([]);
    await close();
  });

  it('says in words that an answer did not come, and asks again', async () => {
    const { page, close } = await visit(browser, `${system.address}/pipeline`);
    await page.route('**/v1/pipeline?*', route => route.abort());
    await page.getByLabel('Area').selectOption('Y58');
    await page.getByText('Muster does not answer.').first().waitFor({ timeout: 30_000 });
    expect(await breaches(page)).toEqual([]);
    await page.unroute('**/v1/pipeline?*');
    await page.getByRole('button', { name: 'Ask again' }).first().click();
    await page.getByText('South West, counted up to').first().waitFor();
    await close();
  });
});
