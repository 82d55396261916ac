/**
 * Runs the blocks of a guide as a reader would, in one temporary folder and from top to bottom: what follows ```bash run, ```js run and
 * ```python run. A block that is followed by ```json answer must print JSON that holds what is in there; "…" stands for
 * anything, and the members of a list may stand among others. `run retry` is asked again until the answer fits, for up to 20 seconds.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RETRY_MS = 20_000;
const PAUSE_MS = 250;

/** How each language runs: its file's name, and who is handed it. */
const LANGUAGES = {
  bash: ['block.sh', 'bash', '-euo', 'pipefail'],
  js: ['block.mjs', process.execPath],
  python: ['block.py', 'python3'],
};

/**
 * @param {string} text a page in Markdown
 * @returns what is to be run of it, in order, with the answer that is expected
 */
export function blocksOf(text) {
  const fences = [...text.matchAll(/^```(\S+)(?: ([^\n]*))?\n([\s\S]*?)^```$/gm)].map(
    ([, language, words = '', code], index, all) => ({
      language,
      words: words.split(' '),
      code,
      line: text.slice(0, all[index].index).split('\n').length,
    }),
  );
  return fences.flatMap((fence, index) => {
    const next = fences[index + 1];
    const answered = next?.language === 'json' && next.words.includes('answer');
    return fence.words.includes('run')
      ? [
          {
            ...fence,
            retry: fence.words.includes('retry'),
            answer: answered ? JSON.parse(next.code) : undefined,
          },
        ]
      : [];
  });
}

/** The commands that a guide leaves to whoever runs Muster: ```bash operator. */
export function operatorCommandsOf(text) {
  return [...text.matchAll(/^```bash operator\n([\s\S]*?)^```$/gm)].flatMap(([, code]) =>
    code.trim().split('\n'),
  );
}

/**
 * @param {{ file: string, environment: Record<string, string>, note(name: string, good: boolean, output: string): void }} guide
 *   the page, what its commands find in their environment (MUSTER_URL, MUSTER_KEY), and who is told of each block
 */
export async function runGuide({ file, environment, note }) {
  const folder = mkdtempSync(join(tmpdir(), 'muster-guide-'));
  try {
    for (const block of blocksOf(readFileSync(file, 'utf8'))) {
      const { good, output } = await runBlock(block, folder, environment);
      note(`${file.split('/').at(-1)}:${block.line} ${block.language}`, good, output);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runBlock(block, folder, environment) {
  const until = performance.now() + (block.retry ? RETRY_MS : 0);
  for (;;) {
    const result = await runOnce(block, folder, environment);
    if (result.good || performance.now() > until) return result;
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
  }
}

async function runOnce({ language, code, answer }, folder, environment) {
  const [name, command, ...options] = LANGUAGES[language];
  writeFileSync(join(folder, name), code);
  const child = spawn(command, [...options, name], {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', text => (out += text));
  child.stderr.setEncoding('utf8').on('data', text => (err += text));
  const [status] = await once(child, 'close');
  const missing = answer === undefined ? [] : differences(answer, parsed(out));
  const said = missing.length > 0 ? `\nexpected of the answer:\n  ${missing.join('\n  ')}` : '';
  return { good: status === 0 && missing.length === 0, output: `${out}${err}${said}` };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @returns {string[]} where what came does not hold what was expected */
export function differences(expected, got, at = '') {
  if (expected === '…') return got === undefined ? [`${at}: anything, got nothing`] : [];
  if (Array.isArray(expected)) {
    if (!Array.isArray(got)) return [`${at}: a list, got ${JSON.stringify(got)}`];
    return expected.flatMap((member, index) =>
      got.some(candidate => differences(member, candidate).length === 0)
        ? []
        : [`${at}/${index}: ${JSON.stringify(member)} among ${JSON.stringify(got).slice(0, 500)}`],
    );
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof got !== 'object' || got === null) return [`${at}: an object, got ${JSON.stringify(got)}`];
    return Object.entries(expected).flatMap(([name, member]) =>
      differences(member, got[name], `${at}/${name}`),
    );
  }
  return expected === got ? [] : [`${at}: ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`];
}
