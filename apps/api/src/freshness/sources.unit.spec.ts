import { expect, it } from 'vitest';
import { type Day } from '@muster/domain';
import { Sources } from './sources.js';

const told = (source: string, time: string, newest: string | null = null) =>
  [source, `${time}+00:00`, `${time}+00:00`, newest as Day | null] as const;
const first = Sources.NONE.with([told('b', '2025-01-01T09:00:00'), told('a', '2025-01-02T09:00:00.5')]);

it('tells of sources in order', () => {
  expect(first.list).toEqual([
    {
      source: 'a',
      lastEventAt: '2025-01-02T09:00:00.500Z',
      lastKnownAt: '2025-01-02T09:00:00.500Z',
      newestEffectiveOn: null,
    },
    {
      source: 'b',
      lastEventAt: '2025-01-01T09:00:00.000Z',
      lastKnownAt: '2025-01-01T09:00:00.000Z',
      newestEffectiveOn: null,
    },
  ]);
});

it('takes what is newer, and leaves the others as they were', () => {
  const next = first.with([told('c', '2025-01-01T09:00:00'), told('b', '2025-02-01T09:00:00', '2024-09-30')]);
  expect(next.list.map(({ source }) => source)).toEqual(['a', 'b', 'c']);
  expect(next.list[0]).toBe(first.list[0]);
  expect(next.list[1]).toMatchObject({
    lastEventAt: '2025-02-01T09:00:00.000Z',
    newestEffectiveOn: '2024-09-30',
  });
});

it('stays the same list where nothing is newer', () => {
  expect(first.with([])).toBe(first);
  expect(first.with([told('b', '2024-01-01T09:00:00')]).list).toBe(first.list);
});
