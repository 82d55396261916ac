import { createHash, timingSafeEqual } from 'node:crypto';
import { type onRequestHookHandler } from 'fastify';
import { OpsProblem } from './problems.js';

/**
 * Lets a request through that brings the key of operators, as `Authorization: Bearer KEY`.
 * @param key undefined: nobody is let through
 * Else it ends with the problem `only-reading` or `unauthenticated`.
 */
export function keyCheck(key: string | undefined): onRequestHookHandler {
  const wanted = key === undefined ? undefined : hashOf(key);
  return ({ headers: { authorization = '' } }, _reply, done) => {
    if (wanted === undefined) return done(onlyReading());
    const [, brought = ''] = /^Bearer +([!-~]+)$/i.exec(authorization) ?? [];
    // Of the same length whatever was brought, and compared to the last byte.
    done(timingSafeEqual(hashOf(brought), wanted) ? undefined : unauthenticated());
  };
}

const onlyReading = () =>
  new OpsProblem(
    'only-reading',
    'ops was started without a key: it changes nothing and shows no records; set MUSTER_OPS_KEY (openssl rand -hex 32) and start it again, or use "muster ops"',
  );

const unauthenticated = () =>
  new OpsProblem('unauthenticated', 'send the key of operators, as Authorization: Bearer KEY');

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
