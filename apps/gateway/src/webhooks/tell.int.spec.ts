import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { untoldSuppliers } from '@muster/store';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as listener, type Socket } from 'node:net';
import { once } from 'node:events';
import { type ServedDoors, servedDoors } from '../testing/served-doors.js';
import { startWebhooks, tellOnce } from './tell.js';

const MINUTE = 60_000;
let doors: ServedDoors;
let later = 0;
beforeAll(async () => {
  doors = await servedDoors('tell');
});
afterAll(() => doors.close());

/** A receiver, and what it was told. It answers as it is told to. */
interface Receiver {
  readonly url: string;
  readonly told: number[];
  answer: number;
}
const servers: Server[] = [];
async function receiver(answer = 204): Promise<Receiver> {
  const told: number[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      told.push((JSON.parse(body) as { outcomes: object[] }).outcomes.length);
      response.writeHead(made.answer).end();
    });
  });
  servers.push(server);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const made: Receiver = { url: `http://127.0.0.1:${port}/`, told, answer };
  return made;
}
afterEach(async () => {
  for (const server of servers.splice(0)) server.close();
  await doors.database.run('DELETE FROM gateway.webhook');
});

/** Nothing listens at port 9. */
const DEAD = 'http://127.0.0.1:9/';

/** A supplier who wants to be told there. */
async function tells(name: string, url: string): Promise<{ authorization: string }> {
  const authorization = {
    authorization: `Bearer ${await doors.supplier({ name, sources: [`urn:${name}`] })}`,
  };
  await set(url, authorization);
  return authorization;
}
async function set(url: string, authorization: { authorization: string }): Promise<void> {
  const response = await fetch(`${doors.url}/v1/sources/me/webhook`, {
    method: 'PUT',
    headers: authorization,
    body: JSON.stringify({ url }),
  });
  expect(response.status).toBe(200);
}
const state = async (authorization: { authorization: string }) =>
  (await doors.get('/v1/sources/me/webhook', authorization)).json;
/** Something of which there is news at once: it is refused. */
const send = (authorization: { authorization: string }) =>
  doors.send('/v1/events', '[7]', { 'content-type': 'application/json', ...authorization });

/** Tells all there is to tell as of so many minutes later than before. */
async function tell(minutes = 0): Promise<void> {
  later += minutes * MINUTE;
  const clock = { now: () => new Date(doors.gateway.clock.now().getTime() + later) };
  while ((await tellOnce({ ...doors.gateway, clock }, { privateToo: true })) > 0);
}

describe('a receiver that is away', () => {
  it('is called eight times within a day and a half, then the call is given up and the next one made', async () => {
    const authorization = await tells('away', DEAD);
    await send(authorization);
    await tell();
    expect(await state(authorization)).toMatchObject({
      waiting: 1,
      givenUp: 0,
      lastAnswer: expect.stringContaining('ECONNREFUSED'),
    });
    await tell(0.05);
    const attempts = () =>
      doors
        .logged()
        .split('\n')
        .filter(line => line.includes('"supplier":"away"')).length;
    expect(attempts()).toBe(1);
    for (const minutes of [0.1, 0.5, 2, 10, 60, 6 * 60, 24 * 60]) await tell(minutes);
    expect(attempts()).toBe(8);
    expect(doors.logged()).toContain('which is given up');
    expect(await state(authorization)).toMatchObject({ waiting: 0, givenUp: 1 });
    await send(authorization);
    await tell();
    expect(await state(authorization)).toMatchObject({ waiting: 1, givenUp: 1 });
  });

  it('keeps one call waiting however much there is to tell, and is told the rest once it is back', async () => {
    const authorization = await tells('back', DEAD);
    for (let nth = 0; nth < 5; nth += 1) {
      await send(authorization);
      await tell();
    }
    expect(await state(authorization)).toMatchObject({ waiting: 1 });
    expect(await untoldSuppliers(doors.database)).toMatchObject([{ sender: 'back', paused: false }]);
    const there = await receiver();
    await set(there.url, authorization);
    // Its address is another: what waits is not left to the pauses of the one before.
    await tell();
    expect(there.told).toEqual([1, 4]);
    expect(await untoldSuppliers(doors.database)).toEqual([]);
    expect(await state(authorization)).toMatchObject({ waiting: 0, givenUp: 0, lastAnswer: 'HTTP 204' });
  });

  it('that never answers does not keep Muster from stopping, and is called again', async () => {
    const authorization = await tells('silent', DEAD);
    const silent = listener();
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    await set(`http://127.0.0.1:${(silent.address() as AddressInfo).port}/`, authorization);
    await send(authorization);
    const webhooks = startWebhooks(doors.gateway, { privateToo: true, idleMs: 20 });
    const [called] = (await once(silent, 'connection')) as [Socket];
    const began = performance.now();
    await webhooks.stop();
    expect(performance.now() - began).toBeLessThan(2_000);
    called.destroy();
    silent.close();
    expect(await state(authorization)).toMatchObject({ waiting: 1, givenUp: 0 });
    const there = await receiver();
    await set(there.url, authorization);
    await tell();
    expect(there.told).toEqual([1]);
  });

  it('keeps nobody else waiting, and neither do many who say that they are gone', async () => {
    const gone = await receiver(410);
    for (let nth = 0; nth < 12; nth += 1) await send(await tells(`dead-${nth}`, DEAD));
    for (let nth = 0; nth < 12; nth += 1) await send(await tells(`gone-${nth}`, gone.url));
    await tell();
    expect(doors.logged()).toContain('gone for good');
    for (let nth = 0; nth < 12; nth += 1)
      await doors.database.run(
        `INSERT INTO gateway.webhook_call (sender, body, next_at) VALUES ($1, '{}', '2020-01-01')`,
        [`gone-${nth}`],
      );
    const there = await receiver();
    await send(await tells('alive', there.url));
    await tell();
    expect(there.told).toEqual([1]);
    expect((await untoldSuppliers(doors.database)).map(({ sender }) => sender)).toHaveLength(24);
  });
});
