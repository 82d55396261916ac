import { mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Made for the sandbox of a cloud function: here they make Chromium unstable, choose the wrong kind of headless, or look away from what is to be tested. */
const NOT_HERE = /^--(single-process|no-zygote|headless|disable-web-security|allow-running-insecure-content)/;

const UNPACKED_WITHIN_MS = 30_000;

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const version = manifest.devDependencies['@sparticuz/chromium'];

/**
 * A real Chromium from npm. It unpacks itself into the temporary folder and takes what lies there for its own, so each version has a folder.
 *
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function openChromium() {
  const folder = join(process.env.TMPDIR ?? tmpdir(), `muster-chromium-${version}`);
  mkdirSync(folder, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    chromium.setGraphicsMode = false;
    const executablePath = await chromium.executablePath();
    const { chromium: playwright } = await import('playwright-core');
    const args = chromium.args.filter(argument => !NOT_HERE.test(argument));
    for (const end = Date.now() + UNPACKED_WITHIN_MS; ; await sleep(500)) {
      try {
        return await playwright.launch({ executablePath, args, headless: true });
      } catch (error) {
        // Another test file is still unpacking it.
        if (!String(error).includes('ETXTBSY') || Date.now() > end) throw error;
      }
    }
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
