import { type Clock } from '@muster/platform';
import { type Sql } from '@muster/store';
import { authenticate, bearerOf, isKey, keysIn, type KeyRefusal } from './keys.js';
import { type Supplier } from './supplier.js';
import { type TokenCheck, type TokenRefusal } from './token.js';

export type Authenticated =
  | {
      readonly ok: true;
      readonly supplier: Supplier;
      readonly by: { readonly keyId: string } | { readonly client: string };
    }
  | {
      readonly ok: false;
      /** All that is to be told outside: who are you (401), or ask again later (503). */
      readonly status: 401 | 503;
      /** For logs and operators. Told outside it would say which keys there were. */
      readonly reason: KeyRefusal | TokenRefusal | 'tokens-off';
      readonly keyId?: string;
      readonly detail?: string;
    };

export type Authenticator = (authorization: string | undefined) => Promise<Authenticated>;

/**
 * Who sends a request, by an API key or, where an identity provider is set, by an access token.
 * @param sql the pool, not a transaction
 * @param tokens absent: tokens are refused
 */
export function authenticator(sql: Sql, clock: Clock, tokens?: TokenCheck): Authenticator {
  const find = keysIn(sql);
  return async authorization => {
    const bearer = bearerOf(authorization ?? '');
    if (bearer === undefined || isKey(bearer)) {
      const known = await authenticate(sql, find, authorization, clock.now());
      if (known.ok) return { ok: true, supplier: known.supplier, by: { keyId: known.keyId } };
      return { ...known, status: 401 };
    }
    if (!tokens) return { ok: false, status: 401, reason: 'tokens-off' };
    const known = await tokens(sql, authorization, clock.now());
    if (known.ok) return { ok: true, supplier: known.supplier, by: { client: known.client } };
    return { ...known, status: known.reason === 'provider-away' ? 503 : 401 };
  };
}
