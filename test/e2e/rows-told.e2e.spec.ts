import { release, withdrawSnapshot } from '@muster/gateway';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DoorsAndProjector, doorsAndProjector, nhsNumber } from '../support/doors.js';

let doors: DoorsAndProjector;
let authorization: { authorization: string };
beforeAll(async () => {
  doors = await doorsAndProjector('rows-told');
  authorization = { authorization: `Bearer ${await doors.supplier('extracts', 'RGT')}` };
});
afterAll(() => doors.close());

interface Told {
  readonly id?: string;
  readonly type?: string;
  readonly item?: number;
}

let last = 0;
/** What became of what was sent since this was asked last. */
async function news(): Promise<readonly Told[]> {
  await doors.folded();
  const { json } = await doors.ask(`/v1/sources/me/outcomes?since=${last}`, {}, authorization);
  const { outcomes, next } = json as unknown as { outcomes: readonly Told[]; next: number };
  last = next;
  return outcomes;
}
beforeEach(() => news());

async function send(path: string, lines: readonly string[]) {
  const { json } = await doors.ask(
    `${path}&source=urn:ods:RGT:esr`,
    { method: 'POST', body: `${lines.join('\n')}\n` },
    { 'content-type': 'text/csv', ...authorization },
  );
  return json as { batch: string; state: string; items: readonly Told[] };
}

const lineOfEach = (told: readonly Told[]) =>
  told
    .map(({ type, item }) => `${type}: ${item ?? 'none'}`)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

describe('what became of a snapshot', () => {
  const HEADER =
    'Assignment Number,NHS Number,Employee Number,Organisation Code,Occupation Code,FTE,Contract Type';
  const row = (post: number, nth: number, fte = 1) =>
    `${post},${nhsNumber(nth)},9${nth},RGT,N2J,${fte},Permanent`;
  const snapshot = (asAt: string, ...rows: readonly string[]) =>
    send(`/v1/snapshots?organisation=RGT&asAt=${asAt}&complete=true`, [HEADER, ...rows]);

  it('names the row that says it, as the answer did; what no row says has none', async () => {
    const { items } = await snapshot('2025-01-31', row(1, 800), row(2, 801));
    const first = await news();
    expect(lineOfEach(first)).toEqual([
      'person.linked: 2',
      'person.linked: 3',
      'post.started: 2',
      'post.started: 3',
    ]);
    const byId = (told: readonly Told[]) => new Map(told.map(({ id, item }) => [id, item]));
    expect(byId(first)).toEqual(byId(items));

    await snapshot('2025-02-28', row(3, 802), row(1, 800, 0.5));
    const second = await news();
    expect(lineOfEach(second)).toEqual([
      'person.linked: 2',
      'post.changed: 3',
      'post.ended: none',
      'post.started: 2',
    ]);
    expect(second.find(({ type }) => type === 'post.ended')).not.toHaveProperty('item');

    await snapshot('2025-03-31', row(3, 802), row(1, 800, 0.5), row(2, 801));
    expect(lineOfEach(await news())).toEqual(['fact.retracted: none']);
  });

  it('names none for the ending of whoever had a post that a row says is another’s', async () => {
    await snapshot('2025-04-30', row(3, 803), row(1, 800, 0.5), row(2, 801));
    expect(lineOfEach(await news())).toEqual(['person.linked: 2', 'post.ended: none', 'post.started: 2']);
  });

  it('names it when it was held and is released, and when it is withdrawn', async () => {
    const joiners = Array.from({ length: 20 }, (_, nth) => row(nth + 10, nth + 820));
    const { batch, state } = await snapshot('2025-05-31', row(3, 803), row(1, 800), row(2, 801), ...joiners);
    expect(state).toBe('held');
    await news();
    await release(doors.gateway, { batch, by: 'A. Planner' });
    const isStart = ({ type }: Told) => type === 'post.started';
    const lines = joiners.map((_, nth) => `post.started: ${nth + 5}`);
    expect(lineOfEach((await news()).filter(isStart))).toEqual(lines);
    await withdrawSnapshot(doors.gateway, batch, { by: 'A. Planner', reason: 'too early', dryRun: false });
    expect(lineOfEach((await news()).filter(isStart))).toEqual(lines);
  });
});

it('what became of a fact that a file no longer contains names no row', async () => {
  const row = (nth: number) => `${nhsNumber(nth)},RGT-${nth},RGT,N2J,permanent,2024-10-07`;
  const file = (...rows: readonly string[]) =>
    send('/v1/events?type=post.started&replaces=2024-10-01..2024-10-31', [
      'nhs-number,post,organisation,occupation,contract,effectiveOn',
      ...rows,
    ]);
  await file(row(850), row(851));
  expect(lineOfEach(await news())).toEqual(['post.started: 2', 'post.started: 3']);
  await file(row(851));
  expect(lineOfEach(await news())).toEqual(['fact.retracted: none', 'post.started: 2']);
});
