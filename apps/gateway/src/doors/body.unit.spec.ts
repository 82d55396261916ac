import { describe, expect, it } from 'vitest';
import { PassThrough } from 'node:stream';
import { readText } from '../bodies/index.js';
import { readBody } from './body.js';

describe('a body', () => {
  it('that does not come in time is refused, and its connection is left for the answer', async () => {
    const body = new PassThrough();
    body.write('the beginning');
    await expect(readBody({ body, headers: {} }, bytes => readText(bytes, 1000), 30)).rejects.toMatchObject({
      code: 'too-slow',
    });
    expect(body.destroyed).toBe(false);
    body.destroy();
  });

  it('that comes in time is read whole', async () => {
    const body = new PassThrough();
    setTimeout(() => body.end(' and the end'), 20);
    body.write('the beginning');
    expect(await readBody({ body, headers: {} }, bytes => readText(bytes, 1000), 5_000)).toBe(
      'the beginning and the end',
    );
  });
});
