import { type Database } from '@muster/store';
import { testDatabase } from '@muster/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { authenticator } from './authenticator.js';
import { addSupplier, changeSupplier, closeSupplier } from './suppliers.js';
import { tokenCheck } from './tokens.js';

const AUDIENCE = 'urn:muster:gateway';
const CLIENTS = ['payroll-client', 'nobodys-client', 'closed-client'];

interface RunningProvider {
  readonly issuer: string;
  readonly keys: JWK;
  readonly server: Server;
  token(client?: string, resource?: string): Promise<string>;
}

let database: Database;
let drop: () => Promise<void>;
let provider: RunningProvider;
let other: RunningProvider;

beforeAll(async () => {
  ({ database, drop } = await testDatabase('tokens'));
  [provider, other] = [await startProvider(), await startProvider()];
  const grant = { kinds: ['person'], organisations: ['R0A'] };
  const at = new Date();
  await addSupplier(
    database,
    { name: 'payroll', sources: ['urn:a'], ...grant, oauthClient: 'payroll-client' },
    at,
  );
  await addSupplier(
    database,
    { name: 'gone', sources: ['urn:b'], ...grant, oauthClient: 'closed-client' },
    at,
  );
  await closeSupplier(database, 'gone', at);
});
afterAll(async () => {
  await Promise.all([provider, other].map(({ server }) => stop(server)));
  await drop();
});

/** An identity provider that gives JWT access tokens for two resources: Muster, and another. */
async function startProvider(): Promise<RunningProvider> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const pair = await generateKeyPair('RS256', { extractable: true });
  const keys = { ...(await exportJWK(pair.privateKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const running = new Provider(issuer, {
    clients: CLIENTS.map(client_id => ({
      client_id,
      client_secret: `${client_id}-secret`,
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      scope: 'events:send',
    })),
    scopes: ['events:send'],
    jwks: { keys: [keys] },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_context: unknown, resource: string) => ({
          scope: 'events:send',
          audience: resource,
          accessTokenTTL: 300,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  });
  server.on('request', running.callback());
  const token = async (client = 'payroll-client', resource = AUDIENCE) => {
    const response = await fetch(`${issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${client}:${client}-secret`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'events:send', resource }),
    });
    const { access_token } = (await response.json()) as { access_token?: string };
    if (access_token === undefined) throw new Error(`the provider gave no token: status ${response.status}`);
    return access_token;
  };
  return { issuer, keys, server, token };
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return;
  server.closeAllConnections();
  await new Promise(done => server.close(done));
}

/** What a token would be that the provider's own key signed, but the provider never gave. */
async function signed(
  claims: Readonly<Record<string, unknown>>,
  header: { readonly alg?: string; readonly typ?: string; readonly kid?: string } = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const whole = {
    iss: provider.issuer,
    aud: AUDIENCE,
    sub: 'payroll-client',
    client_id: 'payroll-client',
    iat: now,
    exp: now + 300,
    ...claims,
  };
  const given = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined));
  return new SignJWT(given)
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'k1', ...header })
    .sign(await importJWK(provider.keys, 'RS256'));
}

const ask = (token: string, now = new Date(), issuer = provider.issuer) =>
  authenticator(database, { now: () => now }, tokenCheck({ issuer, audience: AUDIENCE }))(`Bearer ${token}`);

describe('an access token of the identity provider', () => {
  it('tells by its client who sends', async () => {
    const known = await ask(await provider.token());
    expect(known).toMatchObject({
      ok: true,
      supplier: { name: 'payroll' },
      by: { client: 'payroll-client' },
    });
  });

  it('may name its client as authorised party', async () => {
    const token = await signed({ client_id: undefined, azp: 'payroll-client' });
    expect(await ask(token)).toMatchObject({ ok: true, supplier: { name: 'payroll' } });
  });

  it('is refused where no identity provider is set', async () => {
    const who = authenticator(database, { now: () => new Date() });
    expect(await who(`Bearer ${await provider.token()}`)).toEqual({
      ok: false,
      status: 401,
      reason: 'tokens-off',
    });
  });

  it('for another audience is refused', async () => {
    const token = await provider.token('payroll-client', 'urn:somebody:else');
    expect(await ask(token)).toMatchObject({
      ok: false,
      status: 401,
      reason: 'not-valid',
      detail: expect.stringMatching(/aud$/),
    });
  });

  it('holds until it expires, and half a minute for clocks that differ', async () => {
    const token = await provider.token();
    const after = (seconds: number) => new Date(Date.now() + seconds * 1000);
    expect(await ask(token, after(310))).toMatchObject({ ok: true });
    expect(await ask(token, after(340))).toEqual({ ok: false, status: 401, reason: 'expired' });
  });

  it('of another issuer is refused, also under the same name of a key', async () => {
    expect(await ask(await other.token())).toMatchObject({ ok: false, status: 401, reason: 'not-valid' });
    const named = await signed({ iss: other.issuer });
    expect(await ask(named)).toMatchObject({
      status: 401,
      reason: 'not-valid',
      detail: expect.stringMatching(/iss$/),
    });
  });

  it('that was tampered with is refused', async () => {
    const [header, payload, signature] = (await provider.token()).split('.') as [string, string, string];
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const changed = Buffer.from(JSON.stringify({ ...claims, client_id: 'nobodys-client' })).toString(
      'base64url',
    );
    expect(await ask(`${header}.${changed}.${signature}`)).toMatchObject({
      status: 401,
      reason: 'not-valid',
    });
  });

  it('that is not signed is refused, and so is one signed with what everybody knows', async () => {
    const payload = (await provider.token()).split('.')[1]!;
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url');
    expect(await ask(`${none}.${payload}.`)).toMatchObject({ ok: false, status: 401 });
    const shared = await new SignJWT({ client_id: 'payroll-client' })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'k1' })
      .setIssuer(provider.issuer)
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(Buffer.from(provider.keys.n!));
    expect(await ask(shared)).toMatchObject({ ok: false, status: 401, reason: 'not-valid' });
  });

  it('of another type is refused: an ID token opens nothing', async () => {
    expect(await ask(await signed({}, { typ: 'JWT' }))).toMatchObject({
      ok: false,
      status: 401,
      reason: 'not-valid',
    });
  });

  it.each(['exp', 'iat', 'aud', 'iss', 'client_id'])('without %s is refused', async claim => {
    expect(await ask(await signed({ [claim]: undefined }))).toMatchObject({
      ok: false,
      status: 401,
      reason: 'not-valid',
    });
  });

  it('of a client that is no supplier, of a closed one, or that was taken away is refused', async () => {
    expect(await ask(await provider.token('nobodys-client'))).toEqual({
      ok: false,
      status: 401,
      reason: 'unknown',
    });
    expect(await ask(await provider.token('closed-client'))).toEqual({
      ok: false,
      status: 401,
      reason: 'closed',
    });
    const token = await provider.token();
    await changeSupplier(database, 'payroll', { oauthClient: null });
    expect(await ask(token)).toEqual({ ok: false, status: 401, reason: 'unknown' });
    await changeSupplier(database, 'payroll', { oauthClient: 'payroll-client' });
    expect(await ask(token)).toMatchObject({ ok: true });
  });

  it('that is none is refused', async () => {
    for (const text of ['a', 'a.b.c', '..', 'eyJhbGciOiJSUzI1NiJ9.e30.'])
      expect(await ask(text)).toMatchObject({ ok: false, status: 401 });
  });
});

describe('while the identity provider is away', () => {
  it('nobody can tell (503), but keys that are known go on', async () => {
    const passing = await startProvider();
    const token = await passing.token();
    const tokens = tokenCheck({ issuer: passing.issuer, audience: AUDIENCE });
    const knowing = authenticator(database, { now: () => new Date() }, tokens);
    expect(await knowing(`Bearer ${token}`)).toMatchObject({ ok: true });
    await stop(passing.server);
    expect(await ask(token, new Date(), passing.issuer)).toMatchObject({
      ok: false,
      status: 503,
      reason: 'provider-away',
    });
    expect(await knowing(`Bearer ${token}`)).toMatchObject({ ok: true });
  });

  it('it is asked again once it is back', async () => {
    let up = false;
    const front = createServer((request, response) => {
      if (!up) return void response.writeHead(500).end();
      const body = request.url!.endsWith('configuration')
        ? { issuer: address(), jwks_uri: `${provider.issuer}/jwks` }
        : {};
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    });
    front.listen(0, '127.0.0.1');
    await once(front, 'listening');
    const address = () => `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
    try {
      const who = authenticator(
        database,
        { now: () => new Date() },
        tokenCheck({ issuer: address(), audience: AUDIENCE }),
      );
      const token = `Bearer ${await signed({ iss: address() })}`;
      expect(await who(token)).toMatchObject({ ok: false, status: 503 });
      up = true;
      const until = Date.now() + 10_000;
      while (!(await who(token)).ok && Date.now() < until) await new Promise(done => setTimeout(done, 200));
      expect(await who(token)).toMatchObject({ ok: true, supplier: { name: 'payroll' } });
    } finally {
      await stop(front);
    }
  });

  it('a document that names another issuer is not believed', async () => {
    const liar = createServer((_request, response) => {
      response.end(JSON.stringify({ issuer: provider.issuer, jwks_uri: `${provider.issuer}/jwks` }));
    });
    liar.listen(0, '127.0.0.1');
    await once(liar, 'listening');
    const issuer = `http://127.0.0.1:${(liar.address() as AddressInfo).port}`;
    expect(await ask(await signed({ iss: issuer }), new Date(), issuer)).toMatchObject({ status: 503 });
    await stop(liar);
  });
});
