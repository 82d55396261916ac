import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
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

const DRAFT = '/report?on=2023-09-30&area=Y58';

describe('Board report', () => {
  it.each([
    ['a draft of a region', DRAFT],
    ['a draft of a day before any baseline', '/report?on=2010-09-30'],
    ['a number that was never published', '/report?report=99999'],
  ])('%s opens without a fault, for everybody, at any width', async (name, path) => {
    if (!name.startsWith('a number')) return expectSound(browser, system.address + path);
    const { page, close } = await visit(browser, system.address + path);
    await page.getByText('No report of the number 99999 was published').waitFor();
    expect(await breaches(page)).toEqual([]);
    await close();
  });

  it('says every section first in one sentence, and of every figure where it is from and as of when', async () => {
    const { page, faults, close } = await visit(browser, system.address + DRAFT);
    await page.getByText('369 of 1,200 more midwives').first().waitFor();
    const table = page.getByRole('table', { name: 'Figures: Progress: 1,200 additional midwives' });
    expect(await table.getByRole('row', { name: /^Counts towards the target/ }).innerText()).toMatch(
      /369\.2\s+FTE\s+30 September 2023\s+published, vintage \d{4}-\d{2}\s+as published/,
    );
    expect(await page.locator('article figure svg').count()).toBeGreaterThanOrEqual(3);
    expect(faults).toEqual([]);
    await close();
  });

  it('is published under a name, keyboard alone, and is then shown by its number and listed', async () => {
    const { page, faults, close } = await visit(browser, system.address + DRAFT);
    await page.getByLabel('Your name').fill('Grace of the board');
    await page.getByLabel('Note (which meeting)').fill('March');
    await page.getByLabel('Note (which meeting)').press('Enter');
    await page.getByText('Published by Grace of the board').waitFor();
    await settled(page);
    const number = new URL(page.url()).searchParams.get('report');
    expect(number).toMatch(/^\d+$/);
    expect(await breaches(page)).toEqual([]);
    await page.getByRole('link', { name: 'Back to the draft, as things are now' }).click();
    await page.getByRole('heading', { name: `Restated since report ${number}` }).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('prints on pages without controls, and nothing of it is wider than the paper', async () => {
    const { page, close } = await visit(browser, system.address + DRAFT, 688);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Publish this report' }).isVisible()).toBe(false);
    expect(await page.getByLabel('As at').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(688);
    const pages = await texts(new Uint8Array(await page.pdf({ format: 'A4', tagged: true })));
    expect(pages[0]).toContain('369 of 1,200 more midwives');
    pages.forEach((text, nth) => expect(text).toContain(`Page ${nth + 1} of ${pages.length}`));
    await close();
  });

  it('is a PDF from the server with the pictures of the page, each told in words', async () => {
    const reply = await fetch(`${system.address}/v1/reports/board?on=2023-09-30&area=Y58&format=pdf`);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const bytes = new Uint8Array(await reply.arrayBuffer());
    const reading = getDocument({ data: bytes.slice(), verbosity: 0 });
    const pdf = await reading.promise;
    const told: string[] = [];
    for (let number = 1; number <= pdf.numPages; number++)
      told.push(...pictures((await (await pdf.getPage(number)).getStructTree()) as Told));
    await reading.destroy();
    expect(told).toEqual([
      expect.stringContaining('In post, and what is needed: 1,200 additional midwives. Published'),
      expect.stringContaining('In post, and what is needed: Demonstration'),
      expect.stringContaining('Stage by stage, from application to two years in post'),
    ]);
    // Text of a picture is text: it can be found and selected.
    expect((await texts(bytes)).join(' ')).toContain('Needed by 30 September 2024');
  });
});

async function texts(data: Uint8Array): Promise<string[]> {
  const reading = getDocument({ data, verbosity: 0 });
  const pdf = await reading.promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map(item => ('str' in item ? item.str : '')).join(' '));
  }
  await reading.destroy();
  return pages;
}

interface Told {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly Told[];
}

/** What the pictures of a page say to those who do not see them. */
function pictures({ role, alt, children = [] }: Told): string[] {
  return [...(role === 'Figure' ? [alt ?? 'nothing'] : []), ...children.flatMap(pictures)];
}
