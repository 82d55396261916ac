import {
  createRemoteJWKSet,
  customFetch,
  errors,
  type FetchImplementation,
  type JWTVerifyGetKey,
  type RemoteJWKSet,
} from 'jose';

/** The identity provider cannot be asked, or does not answer as one. */
export class ProviderAway extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(`the identity provider ${what}`, options);
    this.name = 'ProviderAway';
  }
}

const TIMEOUT_MS = 5_000;
/** Where its keys are is asked again after so long, in case it has moved them. */
const DISCOVERY_HOLDS_MS = 3_600_000;
/** After a failure it is not asked for so long: one that hangs must not hold up each request for the whole timeout. */
const LEFT_ALONE_MS = 2_000;

/**
 * The public keys of an identity provider, found by its discovery document. They are fetched anew after 10 minutes, and when a
 * token names one that is not known (jose: at most every 30 seconds). Keys that are known and fresh are used while it is away.
 * @returns throws {ProviderAway} where it would have to be asked and cannot be
 * @see https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig
 */
export function providerKeys(issuer: string): JWTVerifyGetKey {
  const ask = sparing();
  let known: { readonly keys: RemoteJWKSet; readonly since: number } | undefined;
  let discovering: Promise<RemoteJWKSet> | undefined;

  const current = async (): Promise<RemoteJWKSet> => {
    if (known && (known.keys.fresh || performance.now() - known.since < DISCOVERY_HOLDS_MS))
      return known.keys;
    discovering ??= discover(issuer, ask)
      .then(url => createRemoteJWKSet(url, { timeoutDuration: TIMEOUT_MS, [customFetch]: ask }))
      .finally(() => (discovering = undefined));
    const keys = await discovering;
    known = { keys, since: performance.now() };
    return keys;
  };

  return async (header, token) => {
    const keys = await current();
    try {
      return await keys(header, token);
    } catch (cause) {
      if (cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys)
        throw cause;
      if (!keys.fresh) known = undefined; // they may be elsewhere by now
      throw cause instanceof ProviderAway ? cause : new ProviderAway('gives no keys', { cause });
    }
  };
}

/** Asks, and remembers for a while that nobody answered. */
function sparing(): FetchImplementation {
  let failed: { readonly error: ProviderAway; readonly at: number } | undefined;
  return async (url, options) => {
    if (failed && performance.now() - failed.at < LEFT_ALONE_MS) throw failed.error;
    try {
      const response = await fetch(url, options);
      if (!response.ok) throw new Error(`status ${response.status}`);
      return response;
    } catch (cause) {
      failed = { error: new ProviderAway('does not answer', { cause }), at: performance.now() };
      throw failed.error;
    }
  };
}

async function discover(issuer: string, ask: FetchImplementation): Promise<URL> {
  const at = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  let document: unknown;
  try {
    const response = await ask(at, {
      method: 'GET',
      redirect: 'manual',
      headers: new Headers({ accept: 'application/json' }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    document = await response.json();
  } catch (cause) {
    if (cause instanceof ProviderAway) throw cause;
    throw new ProviderAway('does not give its discovery document', { cause });
  }
  const { issuer: named, jwks_uri: keys } = (document ?? {}) as Record<string, unknown>;
  // Another's document would make another's keys ours.
  if (named !== issuer) throw new ProviderAway('names itself otherwise than the settings do');
  if (typeof keys !== 'string' || !URL.canParse(keys))
    throw new ProviderAway('does not say where its keys are');
  const url = new URL(keys);
  if (url.protocol !== 'https:' && url.protocol !== new URL(issuer).protocol)
    throw new ProviderAway('would send its keys unprotected');
  return url;
}
