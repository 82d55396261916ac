import { beforeAll, describe, expect, it } from 'vitest';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const DASHBOARD = join(import.meta.dirname, '..', '..', 'apps', 'dashboard');

const require = createRequire(join(DASHBOARD, 'package.json'));

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

let folder: string;
beforeAll(async () => {
  const { buildPages } = (await import(join(DASHBOARD, 'build.mjs'))) as {
    readonly buildPages: () => Promise<string>;
  };
  folder = await buildPages();
});

describe('the pages as they are built', () => {
  it('load at most 190 kB of JavaScript, compressed, for the first of them', () => {
    const chunks = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, Chunk>;
    const wanted = new Set<string>();
    const take = (name: string) => {
      if (wanted.has(name)) return;
      wanted.add(name);
      chunks[name]!.imports?.forEach(take);
    };
    take(Object.keys(chunks).find(name => chunks[name]!.isEntry)!);
    const scripts = [...wanted].map(name => chunks[name]!.file).filter(file => file.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(0);
    const bytes = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
    expect(bytes).toBeLessThanOrEqual(190_000);
  });

  it('have style sheets of at most 60 kB, uncompressed, with every rule for what they name of the design system', async () => {
    const styles = readdirSync(join(folder, 'assets'))
      .filter(name => name.endsWith('.css'))
      .map(name => readFileSync(join(folder, 'assets', name), 'utf8'));
    expect(styles.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(60_000);
    const { classesNamed } = (await import(join(DASHBOARD, 'styles-in-use.mjs'))) as {
      readonly classesNamed: (folder: string) => ReadonlySet<string>;
    };
    const whole = readFileSync(
      require.resolve('nhsuk-frontend/dist/nhsuk/nhsuk-frontend-10.6.1.min.css'),
      'utf8',
    );
    const kept = styles.join('\n');
    const of = (name: string) => new RegExp(`[.]${name}(?![\\w-])`);
    const named = [...classesNamed(join(DASHBOARD, 'src'))].filter(name => of(name).test(whole));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter(name => !of(name).test(kept))).toEqual([]);
    // Put together in the sources: `nhsuk-tag--${colour}`.
    for (const colour of ['blue', 'yellow', 'green', 'grey'])
      expect(kept).toMatch(of(`nhsuk-tag--${colour}`));
  });

  it('name the code of the page at each address, so that it comes beside that of all', () => {
    const addresses = JSON.parse(readFileSync(join(folder, 'addresses.json'), 'utf8')) as {
      readonly address: string;
    }[];
    for (const { address } of addresses.slice(1)) {
      const page = readFileSync(join(folder, `${address}.html`), 'utf8');
      expect(page).toMatch(new RegExp(`<link rel="modulepreload" crossorigin href="/assets${address}-page-`));
    }
  });

  it('hold no script and no style in their markup, and fetch nothing from outside', () => {
    const pages = readdirSync(folder).filter(name => name.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(2);
    const page = pages.map(name => readFileSync(join(folder, name), 'utf8')).join('\n');
    expect(page).not.toMatch(/<style|<script(?![^>]* src=)| style=| on[a-z]+=/);
    const styles = readdirSync(join(folder, 'assets')).filter(name => name.endsWith('.css'));
    expect(styles.length).toBeGreaterThan(0);
    for (const text of [page, ...styles.map(name => readFileSync(join(folder, 'assets', name), 'utf8'))])
      expect(text).not.toMatch(/(src|href)="https?:|url\(["']?https?:/);
  });
});
