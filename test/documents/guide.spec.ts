import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blocksOf, differences, operatorCommandsOf, runGuide } from './guide.mjs';

const FENCE = '```';
const block = (head: string, ...lines: string[]) => [FENCE + head, ...lines, FENCE, ''].join('\n');

describe('running a guide', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'muster-guide-spec-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function notes(...blocks: string[]): Promise<{ name: string; good: boolean; output: string }[]> {
    const file = join(folder, 'page.md');
    writeFileSync(file, blocks.join('\n'));
    const told: { name: string; good: boolean; output: string }[] = [];
    await runGuide({
      file,
      environment: { MUSTER_URL: 'http://there' },
      note: (name, good, output) => told.push({ name, good, output }),
    });
    return told;
  }

  it('runs shell, Node and Python in one folder, with the address in the environment', async () => {
    const told = await notes(
      block('bash run', 'echo "{\\"at\\": \\"$MUSTER_URL\\"}" > kept.json', 'cat kept.json'),
      block('json answer', '{ "at": "http://there" }'),
      block(
        'js run',
        "import { readFileSync } from 'node:fs';",
        "console.log(readFileSync('kept.json', 'utf8'));",
      ),
      block('json answer', '{ "at": "…" }'),
      block('python run', 'print(open("kept.json").read())'),
      block('json answer', '{ "at": "http://there" }'),
    );
    expect(told.map(({ good, output }) => (good ? 'good' : output))).toEqual(['good', 'good', 'good']);
  });

  it('runs nothing that is not marked', async () => {
    expect(
      await notes(block('bash', 'exit 1'), block('sh', 'exit 1'), block('bash operator', 'exit 1')),
    ).toEqual([]);
  });

  it('a command that fails within a block fails it, and so does another answer', async () => {
    const told = await notes(
      block('bash run', 'false', 'true'),
      block('bash run', 'echo \'{"state":"held"}\''),
      block('json answer', '{ "state": "taken" }'),
    );
    expect(told.map(({ good }) => good)).toEqual([false, false]);
    expect(told[1]!.output).toContain('/state: "taken", got "held"');
  });

  it('asks again where the guide says so', async () => {
    const told = await notes(block('bash run retry', 'echo x >> tries', '[ "$(wc -l < tries)" -ge 3 ]'));
    expect(told.map(({ good }) => good)).toEqual([true]);
  });
});

describe('an expected answer', () => {
  it('need not name all that comes, and lists may hold more', () => {
    const got = { state: 'taken', items: [{ id: 'a' }, { id: 'b', outcome: 'accepted' }] };
    expect(differences({ items: [{ id: 'b' }] }, got)).toEqual([]);
    expect(differences({ state: '…' }, got)).toEqual([]);
    expect(differences({ items: [{ id: 'c' }] }, got)).toHaveLength(1);
    expect(differences({ batch: '…' }, got)).toEqual(['/batch: anything, got nothing']);
  });
});

describe('docs/for-hr-suppliers.md', () => {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'for-hr-suppliers.md'), 'utf8');

  it('runs shell, Node and Python, and expects an answer of each', () => {
    const blocks = blocksOf(text);
    expect(new Set(blocks.map(({ language }) => language))).toEqual(new Set(['bash', 'js', 'python']));
    expect(blocks.filter(({ answer }) => answer === undefined)).toEqual([]);
  });

  it('has the operator make the supplier that its commands are', () => {
    expect(operatorCommandsOf(text)).toEqual([
      'npx muster supplier add trust-r0a --source urn:ods:R0A:esr --kinds person --organisations R0A',
    ]);
  });

  it('shows no key and no address but that of a laptop', () => {
    const addresses = [...text.matchAll(/https?:\/\/[^\s"'`]+/g)].map(([address]) => address);
    expect(new Set(addresses)).toEqual(new Set(['http://127.0.0.1:7300']));
  });
});
