import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BodyFault, type Bytes } from './body-fault.js';

export interface InflateLimits {
  /** Bytes that may come out. */
  readonly maxBytes: number;
  /** How many bytes may come out of one that went in. */
  readonly maxRatio?: number;
}

/** Events about people deflate to a tenth or a thirtieth; a thousandfold, which is deflate's limit, is made to do harm. */
const MAX_RATIO = 250;
/** Below this much a ratio says nothing: a short file of one repeated row is no bomb. */
const RATIO_FROM = 1 << 20;
const GZIP = [0x1f, 0x8b];

/**
 * A body's bytes without their Content-Encoding, in bounded memory. At a fault the source is destroyed: a door that has yet to
 * answer passes `request.iterator({ destroyOnReturn: false })`.
 * @throws {BodyFault} `too-large`, `not-gzip`, `truncated-gzip`, `damaged-gzip`, as soon as it is known.
 *   What the source itself throws (a connection that broke) comes through as it is.
 */
export function inflated(bytes: Bytes, encoding: 'identity' | 'gzip', limits: InflateLimits): Bytes {
  return encoding === 'gzip' ? gunzipped(bytes, limits) : capped(bytes, limits.maxBytes);
}

async function* capped(bytes: Bytes, maxBytes: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    yield chunk;
  }
}

async function* gunzipped(
  bytes: Bytes,
  { maxBytes, maxRatio = MAX_RATIO }: InflateLimits,
): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const source = bytes instanceof Readable ? bytes : Readable.from(bytes, { objectMode: false });
  const head: number[] = [];
  let fed = 0;
  let broken: unknown;
  source.on('data', (chunk: Buffer) => {
    fed += chunk.length;
    for (let at = 0; head.length < 2 && at < chunk.length; at += 1) head.push(chunk[at]!);
    if (head.some((byte, at) => byte !== GZIP[at])) gunzip.destroy(notGzip());
  });
  source.on('error', error => {
    broken = error;
    gunzip.destroy(error);
  });
  source.on('close', () => {
    if (!source.readableEnded) gunzip.destroy(new Error('the body broke off'));
  });
  source.pipe(gunzip);
  let size = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      if (size > RATIO_FROM && size > maxRatio * Math.max(gunzip.bytesWritten, 1)) throw bomb(maxRatio);
      yield chunk;
    }
    if (fed > gunzip.bytesWritten) throw trailing();
  } catch (error) {
    throw error === broken ? error : inWords(error, size);
  } finally {
    gunzip.destroy();
    source.destroy();
  }
}

function inWords(error: unknown, size: number): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'Z_BUF_ERROR')
    return new BodyFault(
      'truncated-gzip',
      `the gzip ends before it is complete, after ${size} inflated bytes`,
      'send the whole of it again',
    );
  if (code !== 'Z_DATA_ERROR') return error;
  // The first header was looked at already: this one is of what follows a complete gzip.
  if (message === 'incorrect header check') return trailing();
  return new BodyFault(
    'damaged-gzip',
    `the gzip is damaged, after ${size} inflated bytes`,
    'compress it again and send the whole of it',
  );
}

function notGzip(): BodyFault {
  return new BodyFault(
    'not-gzip',
    'the Content-Encoding says gzip, and the body is none',
    'compress the body, or leave Content-Encoding out',
  );
}

function trailing(): BodyFault {
  return new BodyFault(
    'damaged-gzip',
    'other bytes follow the end of the gzip',
    'send the gzip alone, nothing after it',
  );
}

export function tooLarge(maxBytes: number): BodyFault {
  return new BodyFault('too-large', `the body has more than ${maxBytes} bytes`, 'send it in smaller parts');
}

function bomb(maxRatio: number): BodyFault {
  return new BodyFault(
    'too-large',
    `the gzip inflates to more than ${maxRatio} times its size`,
    'send the body without compression, in smaller parts',
  );
}
