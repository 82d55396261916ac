import { type FastifyRequest } from 'fastify';
import { type Readable } from 'node:stream';
import { BodyFault, type Bytes, contentEncodingOf, inflated, tooLarge } from '../bodies/index.js';
import { CLOSE, DoorProblem } from './problems.js';

/** What one request may bring. Larger files go by `muster import`, or in parts. */
export const LIMITS = {
  /** Bytes after inflating. */
  bytes: 64 << 20,
  /** Events of a JSON batch, or lines or rows of a file. */
  items: 100_000,
  /** The body must have arrived by then. */
  milliseconds: 60_000,
} as const;

/**
 * Hands a request's bytes to whoever reads them; what spoils the body becomes a problem, and what is left unread of it is not waited for.
 * @throws {DoorProblem}
 */
export async function readBody<T>(request: FastifyRequest, read: (bytes: Bytes) => Promise<T>): Promise<T> {
  const body = request.body as Readable | undefined;
  const timer = setTimeout(() => body?.destroy(new BodyTooSlow()), LIMITS.milliseconds);
  try {
    const encoding = contentEncodingOf(request.headers['content-encoding']);
    if (Number(request.headers['content-length'] ?? 0) > LIMITS.bytes) throw tooLarge(LIMITS.bytes);
    const source: Bytes = body === undefined ? nothing() : body.iterator({ destroyOnReturn: false });
    return await read(inflated(source, encoding, { maxBytes: LIMITS.bytes }));
  } catch (error) {
    throw asProblem(error);
  } finally {
    clearTimeout(timer);
  }
}

class BodyTooSlow extends Error {}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // a request without a body
}

function asProblem(error: unknown): unknown {
  if (error instanceof BodyTooSlow)
    return new DoorProblem(
      'too-slow',
      `the body took more than ${LIMITS.milliseconds / 1000} s: nothing was taken; send it in smaller parts`,
      [],
      CLOSE,
    );
  if (!(error instanceof BodyFault)) return error;
  const code =
    error.status === 413 ? 'too-large' : error.status === 415 ? 'unsupported-media-type' : 'bad-body';
  return new DoorProblem(code, `${error.message}; ${error.remedy}`, [], CLOSE, { reason: error.code });
}
