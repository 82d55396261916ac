import { expect } from 'vitest';
import { type Browser } from 'playwright-core';
import { breaches, visit } from './visit.js';

/** Opens a page and all that is folded on it: no fault, nothing that breaks WCAG 2.2 AA, simulated people marked, and as narrow as a phone. */
export async function expectSound(browser: Browser, url: string): Promise<void> {
  const { page, faults, close } = await visit(browser, url);
  await page.evaluate(() => document.querySelectorAll('details').forEach(details => (details.open = true)));
  expect(await breaches(page)).toEqual([]);
  expect(await page.getByRole('region', { name: 'Simulated data' }).isVisible()).toBe(true);
  // A window of 1,280 pixels at 400 % zoom.
  await page.setViewportSize({ width: 320, height: 800 });
  await page.waitForFunction(() => document.documentElement.scrollWidth <= 320);
  expect(faults).toEqual([]);
  await close();
}
