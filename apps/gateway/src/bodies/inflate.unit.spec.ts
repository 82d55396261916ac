import { describe, expect, it } from 'vitest';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { BodyFault, type Bytes } from './body-fault.js';
import { inflated } from './inflate.js';

const limits = { maxBytes: 64 << 20 };
const text = gzipSync('{"one":"event"}\n');

async function* pieces(whole: Buffer, size = whole.length): AsyncGenerator<Buffer> {
  for (let at = 0; at < whole.length; at += size) yield await Promise.resolve(whole.subarray(at, at + size));
}

async function read(bytes: Bytes, encoding: 'gzip' | 'identity' = 'gzip', how = limits) {
  let out = '';
  for await (const chunk of inflated(bytes, encoding, how)) out += Buffer.from(chunk).toString('latin1');
  return out;
}

async function refusal(bytes: Bytes, encoding: 'gzip' | 'identity' = 'gzip', how = limits) {
  const fault = await read(bytes, encoding, how).catch((error: unknown) => error);
  if (!(fault instanceof BodyFault)) throw new Error(`not refused: ${String(fault)}`);
  return `${fault.status} ${fault.code}: ${fault.message}; ${fault.remedy}`;
}

describe('a body in gzip', () => {
  it('is inflated, however its bytes are cut up, and as several members', async () => {
    for (const size of [1, 2, 7, 1000]) expect(await read(pieces(text, size))).toBe('{"one":"event"}\n');
    expect(await read(pieces(Buffer.concat([text, text])))).toBe('{"one":"event"}\n'.repeat(2));
    expect(await read(Readable.from(pieces(text)))).toBe('{"one":"event"}\n');
  });

  it('that was truncated is refused', async () => {
    const truncated =
      '400 truncated-gzip: the gzip ends before it is complete, after 16 inflated bytes; send the whole of it again';
    expect(await refusal(pieces(text.subarray(0, -5)))).toBe(truncated);
    expect(await refusal(pieces(text.subarray(0, -5), 1))).toBe(truncated);
    expect(await refusal(pieces(text.subarray(0, 1)))).toBe(truncated.replace('16', '0'));
  });

  it('that is none is refused at its first bytes', async () => {
    let pulled = 0;
    const endless = (async function* () {
      for (;;) yield await Promise.resolve(Buffer.from(`{"event":${(pulled += 1)}}\n`));
    })();
    expect(await refusal(endless)).toBe(
      '400 not-gzip: the Content-Encoding says gzip, and the body is none; compress the body, or leave Content-Encoding out',
    );
    expect(pulled).toBeLessThan(2000);
  });

  it('that is damaged, or is followed by other bytes, is refused', async () => {
    const long = gzipSync(Buffer.from(Array.from({ length: 9000 }, (_, at) => (at * at) % 251)));
    long.fill(0xff, 40, 60);
    expect(await refusal(pieces(long))).toMatch(
      /^400 damaged-gzip: the gzip is damaged, after \d+ inflated bytes; compress it again and send the whole of it$/,
    );
    const trailing =
      '400 damaged-gzip: other bytes follow the end of the gzip; send the gzip alone, nothing after it';
    for (const rubbish of [Buffer.from('rubbish'), Buffer.alloc(9)]) {
      expect(await refusal(pieces(Buffer.concat([text, rubbish])))).toBe(trailing);
      expect(await refusal(pieces(Buffer.concat([text, rubbish]), text.length))).toBe(trailing);
    }
  });

  it('that is a bomb is refused before it goes off, whichever limit it meets first', async () => {
    const member = gzipSync(Buffer.alloc(10 << 20));
    let pulled = 0;
    let closed = false;
    const bomb = async function* () {
      try {
        for (; pulled < 1000; pulled += 1) yield await Promise.resolve(member);
      } finally {
        closed = true;
      }
    };
    expect(await refusal(bomb())).toBe(
      '413 too-large: the gzip inflates to more than 250 times its size; send the body without compression, in smaller parts',
    );
    expect(pulled).toBeLessThan(20);
    await new Promise(setImmediate);
    expect(closed).toBe(true);
    expect(await refusal(bomb(), 'gzip', { maxBytes: 1 << 19 })).toBe(
      '413 too-large: the body has more than 524288 bytes; send it in smaller parts',
    );
  });

  it('destroys its source at a fault, and lets what the source throws come through', async () => {
    const source = Readable.from(pieces(Buffer.concat([text, Buffer.from('rubbish')])));
    await refusal(source);
    expect(source.destroyed).toBe(true);
    const broken = (async function* () {
      yield await Promise.resolve(text.subarray(0, 4));
      throw new Error('ECONNRESET');
    })();
    await expect(read(broken)).rejects.toThrow('ECONNRESET');
    const endless = new Readable({ read: () => undefined });
    endless.push(text.subarray(0, 4));
    setImmediate(() => endless.destroy());
    await expect(read(endless)).rejects.toThrow('the body broke off');
  });
});

describe('a body as it is', () => {
  it('comes through up to its limit', async () => {
    expect(await read(pieces(Buffer.from('12345')), 'identity', { maxBytes: 5 })).toBe('12345');
    expect(await refusal(pieces(Buffer.from('123456'), 1), 'identity', { maxBytes: 5 })).toBe(
      '413 too-large: the body has more than 5 bytes; send it in smaller parts',
    );
  });
});
