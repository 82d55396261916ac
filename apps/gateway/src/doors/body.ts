import { type FastifyRequest } from 'fastify';
import { type Readable } from 'node:stream';
import { type Bytes, contentEncodingOf, inflated, tooLarge } from '../bodies/index.js';
import { DoorProblem } from './problems.js';

/** What one request may bring. Larger files go in parts, or are taken in by the operator. */
export const LIMITS = {
  /** Bytes after inflating. */
  bytes: 64 << 20,
  /** Events of a JSON batch, or lines or rows of a file. */
  items: 100_000,
  /** The body must have arrived by then. */
  milliseconds: 60_000,
} as const;

/**
 * Hands a request's bytes to whoever reads them, as long as they come in time.
 * @throws {DoorProblem} `too-slow`
 * @throws {BodyFault} what spoils the body
 */
export async function readBody<T>(
  request: Pick<FastifyRequest, 'body' | 'headers'>,
  read: (bytes: Bytes) => Promise<T>,
  milliseconds: number = LIMITS.milliseconds,
): Promise<T> {
  const body = request.body as Readable | undefined;
  const encoding = contentEncodingOf(request.headers['content-encoding']);
  if (Number(request.headers['content-length'] ?? 0) > LIMITS.bytes) throw tooLarge(LIMITS.bytes);
  const source: Bytes = body === undefined ? nothing() : body.iterator({ destroyOnReturn: false });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow(milliseconds)), milliseconds);
  });
  try {
    return await Promise.race([read(inflated(source, encoding, { maxBytes: LIMITS.bytes })), late]);
  } finally {
    clearTimeout(timer);
  }
}

function tooSlow(milliseconds: number): DoorProblem {
  return new DoorProblem(
    'too-slow',
    `the body took more than ${milliseconds / 1000} s: nothing was taken; send it in smaller parts`,
  );
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // a request without a body
}
