import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const DASHBOARD = join(import.meta.dirname, '..', '..', 'apps', 'dashboard');

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
}, 120_000);

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

  it('hold no script and no style in their markup, and fetch nothing from outside', () => {
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    expect(page).not.toMatch(/<style|<script(?![^>]* src=)| style=| on[a-z]+=/);
    const styles = readdirSync(join(folder, 'assets')).filter(name => name.endsWith('.css'));
    expect(styles.length).toBeGreaterThan(0);
    for (const text of [page, ...styles.map(name => readFileSync(join(folder, 'assets', name), 'utf8'))])
      expect(text).not.toMatch(/(src|href)="https?:|url\(["']?https?:/);
  });
});
