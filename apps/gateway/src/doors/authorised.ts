import { type FastifyRequest } from 'fastify';
import { type Authenticator } from '../suppliers/authenticator.js';
import { type Supplier } from '../suppliers/supplier.js';
import { DoorProblem } from './problems.js';

/** @throws {DoorProblem} the same whether a key is unknown, revoked or expired: which of them is nobody else's business */
export async function authorised(request: FastifyRequest, authenticate: Authenticator): Promise<Supplier> {
  const authentication = await authenticate(request.headers.authorization);
  if (authentication.ok) return authentication.supplier;
  const { reason, status, keyId } = authentication;
  request.log.info({ reason, keyId, request: request.id }, 'not authorised');
  if (status === 503)
    throw new DoorProblem(
      'no-identity-provider',
      'the token cannot be checked now: send the same again in a moment',
      [],
      { 'retry-after': '5' },
    );
  throw new DoorProblem(
    'unauthorised',
    reason === 'none'
      ? 'send your key, as Authorization: Bearer <key>; whoever runs Muster makes one'
      : 'the key or token is not one that holds: it may have expired or been revoked; ask whoever runs Muster for another',
    [],
    { 'www-authenticate': 'Bearer realm="muster"' },
  );
}
