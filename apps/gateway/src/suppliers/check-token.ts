import { supplierOfClient } from '@muster/store';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import { bearerOf } from './keys.js';
import { ProviderAway, providerKeys } from './provider-keys.js';
import { type TokenAuthentication, type TokenCheck, type TokenSettings } from './token.js';

/** Asymmetric ones only: whoever can check a token must not be able to make one. */
const ALGORITHMS = ['RS256', 'ES256', 'PS256', 'EdDSA'];
const CLOCK_TOLERANCE_SECONDS = 30;

/** The check itself, as `tokenCheck` says. */
export function checkToken(settings: TokenSettings): TokenCheck {
  const keys = providerKeys(settings.issuer);
  return async (sql, authorization, now) => {
    if (authorization === undefined || authorization === '') return { ok: false, reason: 'none' };
    const token = bearerOf(authorization);
    if (token === undefined) return { ok: false, reason: 'malformed' };
    let claims: JWTPayload;
    try {
      ({ payload: claims } = await jwtVerify(token, keys, {
        issuer: settings.issuer,
        audience: settings.audience,
        typ: 'at+jwt', // an ID token is signed by the same keys and says nothing about access
        algorithms: ALGORITHMS,
        requiredClaims: ['exp', 'iat'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: now,
      }));
    } catch (error) {
      return refusalOf(error);
    }
    const client = claims['client_id'] ?? claims['azp'];
    if (typeof client !== 'string') return { ok: false, reason: 'not-valid', detail: 'no client_id' };
    const supplier = await supplierOfClient(sql, client);
    if (!supplier) return { ok: false, reason: 'unknown' };
    if (supplier.closedAt !== undefined) return { ok: false, reason: 'closed' };
    return { ok: true, supplier, client };
  };
}

function refusalOf(error: unknown): TokenAuthentication {
  if (error instanceof ProviderAway) return { ok: false, reason: 'provider-away', detail: error.message };
  if (error instanceof errors.JWTExpired) return { ok: false, reason: 'expired' };
  if (error instanceof errors.JWTClaimValidationFailed)
    return { ok: false, reason: 'not-valid', detail: `${error.code} ${error.claim}` };
  if (error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid)
    return { ok: false, reason: 'malformed', detail: error.code };
  if (error instanceof errors.JOSEError) return { ok: false, reason: 'not-valid', detail: error.code };
  throw error;
}
