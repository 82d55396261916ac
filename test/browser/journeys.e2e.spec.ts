import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { type Browser, type Download, type Page } from 'playwright-core';
import { openChromium } from './chromium.mjs';
import { type RunningSystem, runningSystem } from './system.mjs';
import { breaches, settled, visit } from './visit.js';

let browser: Browser;
let system: RunningSystem;
beforeAll(async () => {
  [browser, system] = await Promise.all([openChromium(), runningSystem()]);
});
afterAll(() => browser.close());

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
async function tabTo(page: Page, text: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    if (text.test(await focused(page))) return;
  }
  throw new Error(`no way by Tab to ${text}`);
}

describe('with a keyboard alone', () => {
  it('a planner skips the menu, opens another target, asks what a word means and goes on', async () => {
    const { page, faults, close } = await visit(browser, `${system.address}/?on=2023-09-30`);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to main content');
    await page.keyboard.press('Enter');
    await tabTo(page, /^Show why: Demonstration/);
    await page.keyboard.press('Enter');
    await page
      .getByText(/\d of 100 more midwives/)
      .nth(1)
      .waitFor();
    expect(page.url()).toContain('target=south-west-demonstration');

    await tabTo(page, /^like for like \(what it means\)/);
    await page.keyboard.press('Enter');
    const definition = page.getByText('The part of the change that counts as progress', { exact: false });
    expect(await definition.locator('visible=true').count()).toBe(1);
    expect(await breaches(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await definition.locator('visible=true').count()).toBe(0);
    expect(await focused(page)).toMatch(/^like for like/);

    await page.goBack();
    await page.getByText('369 of 1,200 more midwives').nth(1).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('a planner goes from England down to a trust, and takes what was chosen to another page', async () => {
    const { page, faults, close } = await visit(
      browser,
      `${system.address}/bridge?evidence=derived&from=2021-09-30&to=2022-09-30`,
    );
    for (const name of [
      'South West',
      'NHS Devon Integrated Care Board',
      'Royal Devon University Healthcare NHS Foundation Trust',
    ]) {
      await page.getByRole('link', { name, exact: true }).focus();
      await page.keyboard.press('Enter');
      await page.locator('[aria-current=location]', { hasText: name }).waitFor();
      await settled(page);
    }
    expect(await page.locator('.muster-way li').allInnerTexts()).toHaveLength(4);
    await page.getByRole('link', { name: 'Data and operations' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Data and operations' }).waitFor();
    expect(await focused(page)).toBe('Data and operations');
    expect(new URL(page.url()).searchParams.get('area')).toBe('RH8');
    expect(faults).toEqual([]);
    await close();
  });
});

describe('a chart', () => {
  it('comes as CSV, SVG and PNG, each with its title, source and days', async () => {
    const { page, close } = await visit(browser, `${system.address}/?on=2023-09-30`);
    await page.getByText('Table and downloads').first().click();
    const take = async (form: string) => {
      const coming = page.waitForEvent('download');
      await page
        .getByRole('button', { name: new RegExp(`^${form} of`) })
        .first()
        .click();
      return read(await coming);
    };
    const csv = await take('CSV');
    expect(csv.name).toBe('muster-midwives-in-post-in-england-and-what-is-needed.csv');
    const lines = csv.content.toString().split('\r\n');
    expect(lines[0]).toBe('"# Midwives in post in England, and what is needed"');
    expect(lines[1]).toContain('nhs-turnover');
    expect(lines[2]).toContain('30 September 2023');
    expect(lines).toContain('30 September 2023,Published (2025-10),22211.5405');

    const svg = (await take('SVG')).content.toString();
    expect(svg).toMatch(/^<svg/);
    for (const told of ['what is needed', 'nhs-turnover', '30 September 2023']) expect(svg).toContain(told);

    const png = (await take('PNG')).content;
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBeGreaterThan(1_500);
    await close();
  });
});

async function read(download: Download): Promise<{ name: string; content: Buffer }> {
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
}

describe('an event that comes in while a page is open', () => {
  it('shows without anybody asking, and moves nothing that is being read', async () => {
    const { page, faults, close } = await visit(browser, `${system.address}/?on=2023-09-30`);
    const funded = page
      .locator('tr', { has: page.getByRole('rowheader', { name: /^Funded/ }) })
      .locator('td')
      .first();
    const before = await funded.innerText();
    await page.getByText('Live: changes show by themselves').waitFor();
    await page.evaluate(() => {
      const seen = window as unknown as { shifts: number };
      seen.shifts = 0;
      new PerformanceObserver(list => {
        for (const entry of list.getEntries())
          seen.shifts += (entry as PerformanceEntry & { value: number }).value;
      }).observe({ type: 'layout-shift' });
    });
    const sent = performance.now();
    const answer = await fetch(`${system.address}/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${system.key}`, 'content-type': 'application/cloudevents+json' },
      body: JSON.stringify(establishment(`live-${Date.now()}`, 100)),
    });
    expect(await answer.json()).toMatchObject({ counts: { accepted: 1 } });
    await page.waitForFunction(
      ([text, cell]) => cell instanceof HTMLElement && cell.innerText !== text,
      [before, await funded.elementHandle()] as const,
      { polling: 20 },
    );
    const took = performance.now() - sent;
    expect(await funded.innerText()).toContain('told by 14 organisations');
    expect(await page.evaluate(() => (window as unknown as { shifts: number }).shifts)).toBeLessThan(0.01);
    expect(faults).toEqual([]);
    // One second is promised on a machine that does nothing else (npm run screenshots measures it); here others work beside it.
    expect(took).toBeLessThan(5_000);
    await close();
  });
});

/** Funded posts of an organisation that had told of none. */
const establishment = (id: string, fundedFte: number) => ({
  specversion: '1.0',
  type: 'muster.establishment.reported.v1',
  source: 'urn:ods:R0A:workforce-planning',
  id,
  subject: 'organisation/R0A',
  time: '2023-08-01T09:00:00Z',
  data: { profession: 'midwife', fundedFte, effectiveOn: '2023-08-01' },
});

describe('events that were set aside', () => {
  it('are tried again from the page, a dry run first, by whoever has the key', async () => {
    const stranger = {
      ...establishment('stranger-1', 1),
      type: 'muster.post.started.v1',
      source: 'urn:ods:R0A:esr',
      subject: 'person/nhs-number:9434765919',
      data: {
        post: 'R0A-1',
        organisation: 'R0A',
        occupation: 'N2J',
        grade: 'Band 6',
        fte: 0.8,
        contract: 'permanent',
        effectiveOn: '2023-08-01',
      },
    };
    await fetch(`${system.address}/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${system.key}`, 'content-type': 'application/cloudevents+json' },
      body: JSON.stringify(stranger),
    });
    const { page, close } = await visit(browser, `${system.address}/operations`);
    // A person who is no simulated one is set aside here.
    await page.getByText('One event is set aside.').waitFor({ timeout: 30_000 });
    await page.getByLabel('Key of operators').fill('not the key at all, but long enough');
    await page.getByRole('button', { name: 'Dry run' }).click();
    await page.getByText('The key is missing or wrong').waitFor();
    expect(await breaches(page)).toEqual([]);
    await page.getByLabel('Key of operators').fill(system.opsKey);
    await page.getByLabel('Who answers for it').fill('A. Operator');
    await page.getByRole('button', { name: 'Dry run' }).click();
    await page.getByText('1 would be set aside again').waitFor();
    expect(await page.getByRole('button', { name: 'Try again for good' }).isEnabled()).toBe(true);
    await close();
  });
});
