import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, type Page } from 'playwright-core';
import { openChromium } from './chromium.mjs';
import { expectSound } from './sound.js';
import { type RunningSystem, runningSystem } from './system.mjs';
import { breaches, settled, visit } from './visit.js';

let browser: Browser;
let system: RunningSystem;
beforeAll(async () => {
  [browser, system] = await Promise.all([openChromium(), runningSystem()]);
  await forecastIsThere();
});
afterAll(() => browser.close());

const CUT = 'levers=leaving-rate_2023-10_percent-10';

/** The forecaster makes it by itself once it is started. */
async function forecastIsThere(): Promise<void> {
  for (const end = Date.now() + 120_000; ; await new Promise(resolve => setTimeout(resolve, 500))) {
    const { status } = await fetch(`${system.address}/v1/targets/midwives-1200/forecast`);
    if (status === 200) return;
    if (Date.now() > end) throw new Error(`no forecast was made within two minutes: ${status}`);
  }
}

const open = (query = '') => visit(browser, `${system.address}/scenarios${query}`);
const rough = (page: Page) => page.locator('.muster-rough__answer');
const chanceOf = (text: string) => Number(/about (\d+) in 100/i.exec(text)![1]);

async function save(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name of the scenario').fill(name);
  await page.getByLabel('Who makes it').fill('A planner');
  await page.getByRole('button', { name: /^Save, and have it forecast|^Save as another/ }).click();
  await page.getByRole('heading', { name: `The forecast of “${name}”` }).waitFor();
}

const forecastLine = (page: Page) => page.locator('section .muster-answer', { hasText: /^The chance of/ });

describe('the page Scenarios', () => {
  it.each([
    ['before anything is changed', ''],
    ['with changes, some of which the sketch leaves out', `?${CUT}*intake-places.Y62_2023-10_percent10`],
    ['of simulated people', '?target=south-west-demonstration'],
    ['of a target that nothing can forecast', '?target=obstetricians-100'],
    ['of an address that names what there is not', '?scenario=no-such-scenario&solution=0&comparison=0'],
  ])('%s is sound', async (name, query) => {
    if (name.includes('there is not')) {
      const { page, close } = await open(query);
      await page
        .getByText(/there is no scenario of this name/i)
        .first()
        .waitFor();
      expect(await breaches(page)).toEqual([]);
      await close();
    } else await expectSound(browser, `${system.address}/scenarios${query}`);
  });

  it('answers roughly while a slider is dragged: each move shows in its own frame, and moves nothing else', async () => {
    const { page, faults, close } = await open();
    await rough(page).waitFor();
    const dragged = await page.evaluate(async () => {
      const slider = document.querySelector<HTMLInputElement>('input[type=range]')!;
      // As a browser writes it: React hears of it by the event alone.
      const write = (value: string) => Reflect.set(HTMLInputElement.prototype, 'value', value, slider);
      const shown = () => document.querySelector('.muster-rough svg')!.innerHTML;
      const others: string[] = [];
      const watch = new MutationObserver(records => {
        for (const { target } of records) {
          const element = target instanceof Element ? target : target.parentElement!;
          // The list for print is hidden, and laid out nowhere.
          if (!element.closest('.muster-rough, .muster-lever, .muster-printed'))
            others.push(element.className || element.tagName);
        }
      });
      watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
      const took: number[] = [];
      let [redraws, last] = [0, shown()];
      for (let move = 1; move <= 60; move++) {
        const began = performance.now();
        write(String(-(move % 50) || 5));
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        await Promise.resolve();
        took.push(performance.now() - began);
        if (shown() !== last) redraws += 1;
        last = shown();
      }
      watch.disconnect();
      return { redraws, others, median: took.sort((a, b) => a - b)[30]!, slowest: took.at(-1)! };
    });
    console.log(
      `a redraw while dragging: ${dragged.median.toFixed(1)} ms in the middle, ${dragged.slowest.toFixed(1)} ms at most; 33 ms are 30 a second`,
    );
    expect({ redraws: dragged.redraws, others: dragged.others }).toEqual({ redraws: 60, others: [] });
    expect(faults).toEqual([]);
    await close();
  });

  it('is worked by the keyboard alone, and the address bar holds what was set', async () => {
    const { page, faults, close } = await open();
    const before = await rough(page).innerText();
    await page.getByRole('slider', { name: /^Leaving rate/ }).focus();
    for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowLeft');
    await page.waitForURL(/levers=leaving-rate_2023-10_percent-5$/);
    expect(await rough(page).innerText()).not.toBe(before);
    await page.keyboard.press('Tab');
    await page.keyboard.type('7');
    await page.waitForURL(url => !url.search.includes('percent-5'));
    await page.goBack();
    await page.waitForURL(/percent-5$/);
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('input[type=range]')!.value === '-5',
    );
    await page.reload();
    await settled(page);
    expect(await page.getByRole('slider', { name: /^Leaving rate/ }).inputValue()).toBe('-5');
    expect(faults).toEqual([]);
    await close();
  });

  it('dates a change, says where and of whom it is, and takes further steps of it', async () => {
    const { page, faults, close } = await open(`?${CUT}`);
    const first = page.getByRole('group', { name: /^Leaving rate/ }).first();
    await first.getByText('from October 2023, everywhere').click();
    await first.getByLabel('From month').fill('2024-04');
    await first.getByLabel('Until month').fill('2026-04');
    await first.getByLabel('Where', { exact: true }).selectOption('Y58');
    await page.waitForURL(/levers=leaving-rate.Y58_2024-04.2026-04_percent-10$/);
    await first.getByText('from April 2024, until April 2026, South West').waitFor();
    await first.getByRole('button', { name: 'Another step of it' }).click();
    const second = page.getByRole('group', { name: /^Leaving rate/ }).nth(1);
    await second.getByText('from April 2024, until April 2026, South West').click();
    await second.getByLabel('Of those in post for').selectOption('under-1');
    await second.getByRole('spinbutton').fill('-20');
    await page
      .getByText(/^Not in this sketch: Leaving rate of those under 1 year in post in South West/)
      .waitFor();
    await page.waitForURL(/[*]leaving-rate.under-1.Y58_2024-04.2026-04_percent-20$/);
    expect(await breaches(page)).toEqual([]);
    await first.getByRole('button', { name: 'Take it out' }).click();
    await page.waitForURL(/levers=leaving-rate.under-1.Y58_2024-04.2026-04_percent-20$/);
    expect(faults).toEqual([]);
    await close();
  });

  it('says what is wrong with a number, and does not save it', async () => {
    const { page, close } = await open();
    await page.getByRole('spinbutton', { name: /^Hours/ }).fill('-200');
    await page.getByText('Write a number from −100 to 1,000.').first().waitFor();
    expect(await page.getByRole('button', { name: /^Save, and/ }).isDisabled()).toBe(true);
    expect(await breaches(page)).toEqual([]);
    await close();
  });
});

describe('a planner', () => {
  it('tries a change, saves it, and gets the exact answer, near the rough one', async () => {
    const { page, faults, close } = await open(`?${CUT}`);
    const sketched = chanceOf(await rough(page).innerText());
    await save(page, 'Fewer leave');
    await forecastLine(page).waitFor();
    const exact = chanceOf(await forecastLine(page).innerText());
    expect(Math.abs(exact - sketched)).toBeLessThanOrEqual(3);
    expect(new URL(page.url()).searchParams.get('scenario')).toBe('fewer-leave');
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await page.getByText(/The link is copied|This is (it|the link)/).waitFor();
    await page.getByText('Nothing has been published yet of the days that it forecasts.').waitFor();
    await page.evaluate(() => document.querySelectorAll('details').forEach(details => (details.open = true)));
    expect(await breaches(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it('puts scenarios side by side with their assumptions, and reads how sure the difference is', async () => {
    const { page, faults, close } = await open(
      '?levers=returners_2023-10_by300*intake-places_2023-10_percent20',
    );
    await save(page, 'More return');
    await page.getByText('Not in the answer').first().waitFor();
    await page.getByLabel('Side by side: More return').check();
    await page.getByLabel('Side by side: Fewer leave').check();
    await page.getByRole('button', { name: 'Compare with things as they are' }).click();
    const columns = page.locator('.muster-column');
    await columns.nth(2).waitFor();
    const told = await columns.allInnerTexts();
    expect(told[0]).toContain('As things are');
    expect(told[1]).toMatch(/Returners: \+300 people a year from October 2023/);
    expect(told[1]).toMatch(/Intake places: \+20\s% from October 2023 NOT IN THE ANSWER|Not in the answer/i);
    expect(told[1]).toMatch(/More in post in (more than )?\d+|about \d+ of 100 futures/);
    expect(told[2]).toMatch(/Leaving rate: −10\s% from October 2023/);
    await page.evaluate(() => document.querySelectorAll('details').forEach(details => (details.open = true)));
    expect(await breaches(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    await page.waitForFunction(() => document.documentElement.scrollWidth <= 320);
    expect(faults).toEqual([]);
    // The address alone brings the same comparison to a colleague.
    const colleague = await visit(browser, page.url());
    await colleague.page.locator('.muster-column').nth(2).waitFor();
    await colleague.close();
    await close();
  });

  it('asks what it would take, and what the chance hangs on', async () => {
    const { page, faults, close } = await open();
    await page.getByLabel('So likely, in 100').fill('80');
    await page.getByRole('button', { name: 'Find out' }).click();
    await page.getByText(/^Leaving rate −\d+.*makes it about 80 in 100/).waitFor();
    await page.locator('figure', { hasText: 'What moves the chance of the target' }).locator('svg').waitFor();
    expect(await breaches(page)).toEqual([]);
    await page.getByLabel('By changing').selectOption('intake-places');
    await page.getByRole('button', { name: 'Find out' }).click();
    const section = page.locator('section[aria-labelledby=solve]');
    await section.locator('.muster-nothing, .muster-answer, .muster-problem').first().waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('who was overtaken by another is told so, and loses nothing', async () => {
    const mine = await open(`?${CUT}`);
    await save(mine.page, 'Of two');
    const theirs = await open('?scenario=of-two');
    await mine.page.getByRole('spinbutton', { name: /^Leaving rate/ }).fill('-12');
    await mine.page.waitForURL(/percent-12/);
    await theirs.page.getByRole('spinbutton', { name: /^Hours/ }).fill('2');
    await theirs.page.getByLabel('Who makes it').fill('Another planner');
    await theirs.page.getByRole('button', { name: 'Save as its next revision' }).click();
    await theirs.page.getByText('as revision 2').waitFor();

    await mine.page.getByRole('button', { name: 'Save as its next revision' }).click();
    await mine.page.getByText('It was revised while you worked on it').waitFor();
    await mine.page.getByText(/Another planner revised “Of two”/).waitFor();
    expect(await breaches(mine.page)).toEqual([]);
    await mine.page.getByRole('button', { name: 'Save mine after theirs' }).click();
    await mine.page.getByText('as revision 3').waitFor();
    await mine.page
      .locator('.muster-assumptions', { hasText: 'Leaving rate: −12 % from October 2023' })
      .first()
      .waitFor();
    await mine.page.getByText('Every way it read before').waitFor();
    expect([...mine.faults, ...theirs.faults]).toEqual([]);
    await Promise.all([mine.close(), theirs.close()]);
  });

  it('sees how far the forecast is, and cancels it', async () => {
    const { page, faults, close } = await open('?levers=hours_2023-10_percent1');
    await page.getByLabel('Name of the scenario').fill('On second thoughts');
    await page.getByLabel('Who makes it').fill('A planner');
    await Promise.all(Array.from({ length: 8 }, (_, nth) => saved(`queued-${nth}`, nth + 1)));
    await page.getByRole('button', { name: /^Save, and/ }).click();
    await page.getByText(/^(Waiting for the forecast to begin|Working on the forecast)/).waitFor();
    expect(await page.getByRole('progressbar').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Cancel the forecast' }).click();
    await page.getByText('Its forecast is not being made').waitFor();
    const { state, latest } = (await (
      await fetch(`${system.address}/v1/scenarios/on-second-thoughts`)
    ).json()) as { readonly state: string; readonly latest: unknown };
    expect({ state, latest }).toEqual({ state: 'not-asked', latest: null });
    expect(await breaches(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });
});

/** By somebody else, so that the forecaster has much to do. */
async function saved(id: string, percent: number): Promise<void> {
  const levers = [{ kind: 'leaving-rate', from: '2023-10', change: { percent: -percent } }];
  const { status } = await fetch(`${system.address}/v1/scenarios`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      id,
      name: id,
      by: 'Another planner',
      target: 'midwives-1200',
      profession: 'midwife',
      levers,
    }),
  });
  expect(status).toBe(201);
}

describe('the page Scenarios, printed and under forced colours', () => {
  it('holds answers and pictures, and no control', async () => {
    const { page, close } = await open(`?scenario=fewer-leave`);
    await forecastLine(page).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await forecastLine(page).isVisible()).toBe(true);
    expect(await page.getByRole('slider').first().isVisible()).toBe(false);
    expect(await page.getByText('Leaving rate: −10 % from October 2023').first().isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen', forcedColors: 'active' });
    const ground = page.locator('.muster-rough svg > rect').first();
    expect(await ground.evaluate(rect => getComputedStyle(rect).fill)).toBe('rgb(255, 255, 255)');
    await close();
  });
});
