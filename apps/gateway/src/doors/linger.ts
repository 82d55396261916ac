import { type FastifyRequest } from 'fastify';

const LINGER_MS = 1_000;

/**
 * Of a request that was answered before all of its body had come: what is still sent is read and forgotten, and after a moment the
 * connection ends. Closed at once, it would be reset under a client that is still sending, and the answer lost.
 */
export function linger({ raw }: FastifyRequest): void {
  if (raw.complete || raw.destroyed) return;
  const timer = setTimeout(() => raw.socket.destroy(), LINGER_MS);
  raw.once('close', () => clearTimeout(timer)).on('error', () => undefined);
  raw.resume();
}
