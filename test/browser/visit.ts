import { type Browser, type Page } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** An open page, and what went wrong on it. */
export interface Visit {
  readonly page: Page;
  /** Errors of the console and of scripts, and requests that failed. */
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
}

/** Chromium says on the console that a forecast has not been made, and that a scenario was revised by another. These are answers. */
const AN_ANSWER = /[/]v1[/](targets[/][\w-]+[/]forecast|scenarios[/][\w-]+[/]revisions)$/;

export async function visit(browser: Browser, url: string, width = 1280): Promise<Visit> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, locale: 'en-GB' });
  const faults: string[] = [];
  page.on('pageerror', error => faults.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error' && !AN_ANSWER.test(message.location().url)) faults.push(message.text());
  });
  page.on('requestfailed', request => {
    // What a page no longer wants when it is left, and a stream that ends with it, are no failures.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      faults.push(`${request.url()} ${request.failure()?.errorText}`);
  });
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  await settled(page);
  return { page, faults, close: () => page.close() };
}

/** Everything that was asked for is there. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('h1');
  await page.waitForFunction(() => document.querySelector('.muster-awaited, [aria-busy="true"]') === null);
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/** What of WCAG 2.2 AA (and of axe's good practice) the page breaks, as it is shown now. */
export async function breaches(page: Page): Promise<string[]> {
  // Not by a script element: the content security policy lets none in.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults, string[]>(
    tags =>
      (window as unknown as { axe: { run(what: Document, how: object): Promise<AxeResults> } }).axe.run(
        document,
        { runOnly: tags },
      ),
    RULES,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`),
  );
}
