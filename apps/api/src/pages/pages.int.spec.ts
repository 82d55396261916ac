import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { targetSet } from '../testing/events.js';
import { hold } from '../testing/held-facts.js';
import { type ServedApi, servedApi } from '../testing/served-api.js';

const PAGE = '<!doctype html><head><title>Muster</title></head>';
const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

let folder: string;
let api: ServedApi;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-pages-'));
  mkdirSync(join(folder, 'assets'));
  for (const name of ['progress', 'bridge']) writeFileSync(join(folder, `${name}.html`), PAGE);
  const asksOfEachTarget = { path: 'position', query: ['on', 'basis'] };
  const addresses = [{ address: '/progress', asksOfEachTarget }, { address: '/bridge' }];
  writeFileSync(join(folder, 'addresses.json'), JSON.stringify(addresses));
  writeFileSync(join(folder, 'assets', 'index-a1.js'), 'one()');
  writeFileSync(join(folder, 'assets', 'index-a1.js.gz'), gzipSync('one()'));
  api = await servedApi('pages', { pages: folder });
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

const policyOf = async (path: string) =>
  (await api.get(path, BROWSER)).headers['content-security-policy']?.replaceAll(/; */g, ';').split(';') ?? [];

describe('the pages', () => {
  it('are shown at each of their addresses, and asked for anew each time', async () => {
    for (const address of ['/', '/progress', '/bridge?profession=midwife']) {
      const { status, headers, text } = await api.get(address, BROWSER);
      expect([address, status, text]).toEqual([address, 200, PAGE]);
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
      });
    }
  });

  it('leave the answer in words to who does not ask for HTML', async () => {
    // Nothing is folded in here, so the words are those of a problem.
    for (const headers of [{}, { accept: '*/*' }]) {
      const reply = await api.get('/', headers);
      expect(reply.text).not.toContain('<');
      expect(reply.headers['vary']).toContain('accept');
    }
  });

  it('have assets that may be kept for ever, compressed where that is taken', async () => {
    const plain = await api.get('/assets/index-a1.js');
    expect([plain.status, plain.text]).toEqual([200, 'one()']);
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const { rawPayload, headers } = await api.app.inject({
      url: '/assets/index-a1.js',
      headers: { 'accept-encoding': 'gzip' },
    });
    expect([headers['content-encoding'], gunzipSync(rawPayload).toString()]).toEqual(['gzip', 'one()']);
  });

  it('are no answer to what is nothing here', async () => {
    for (const path of ['/nowhere', '/assets/gone.js', '/assets/..%2findex.html']) {
      const reply = await api.get(path, BROWSER);
      expect([path, reply.status]).toEqual([path, 404]);
      expect(reply.text).not.toContain('<title>');
    }
  });

  it('may run no script and set no style but their own, nor can anything else but the description of the API', async () => {
    for (const path of ['/', '/progress', '/assets/index-a1.js', '/v1/targets', '/nowhere', '/docsy']) {
      const policy = await policyOf(path);
      expect([path, policy.join(';')]).not.toEqual([path, expect.stringContaining('unsafe')]);
      for (const directive of [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "object-src 'none'",
      ])
        expect(policy).toContain(directive);
    }
    for (const path of ['/docs', '/docs/', '/docs?x=1']) {
      const policy = await policyOf(path);
      expect(policy).toContain("style-src 'self' 'unsafe-inline'");
      expect(policy.filter(directive => /script|default/.test(directive)).join()).not.toContain('unsafe');
    }
  });
});

describe('what a page will ask for', () => {
  const LINK = '<link rel="preload" as="fetch" crossorigin href="/v1/targets/midwives/position';
  const preloaded = async (path: string) => (await api.get(path, BROWSER)).text.match(/<link[^>]*>/g) ?? [];

  it('is told by it to the browser, with what its own address says, once there are targets', async () => {
    expect(await preloaded('/')).toEqual([]);
    await hold(api.database, [targetSet('midwives')]);
    expect(await preloaded('/')).toEqual([`${LINK}" />`]);
    expect(await preloaded('/progress?basis=net&on=2023-09-30&area=Y58')).toEqual([
      `${LINK}?on=2023-09-30&amp;basis=net" />`,
    ]);
    expect(await preloaded('/bridge?on=2023-09-30')).toEqual([]);
  });

  it('cannot write into the page what the address says', async () => {
    for (const said of [`"><script>`, `'onload=x()`]) {
      const [link, ...others] = await preloaded(`/progress?on=${encodeURIComponent(said)}`);
      expect([link!.startsWith(`${LINK}?on=%2`), others]).toEqual([true, []]);
      expect(link!.slice(LINK.length, -4)).not.toMatch(/["'<>]/);
    }
  });
});

describe('an api without pages', () => {
  it('answers in words, whoever asks', async () => {
    const bare = await servedApi('pages-bare');
    try {
      expect((await bare.get('/', BROWSER)).text).not.toContain('<!doctype');
      expect((await bare.get('/progress', BROWSER)).status).toBe(404);
    } finally {
      await bare.close();
    }
  });
});
