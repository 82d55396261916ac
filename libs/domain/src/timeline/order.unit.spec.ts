import { describe, expect, it } from 'vitest';
import { type Day } from '../calendar/day.js';
import { type Fact } from '../events/fact.js';
import { compareBytes, inOrder } from './order.js';

function fact(id: string, on: string, time: string, source = 'urn:a'): Fact {
  return {
    subject: 'organisation/R0A',
    source,
    id,
    type: 'organisation.closed',
    time,
    effectiveOn: on as Day,
    data: { effectiveOn: on },
  };
}

const order = (...facts: Fact[]) => inOrder(facts).map(({ id }) => id);

describe('the order of a timeline', () => {
  it('is by effective day, then by the instant of recording, whatever its offset', () => {
    const later = fact('noon-utc', '2023-01-01', '2023-02-01T12:00:00Z');
    const earlier = fact('noon-in-cest', '2023-01-01', '2023-02-01T12:00:00+02:00');
    const first = fact('day-before', '2022-12-31', '2023-03-01T00:00:00Z');
    expect(order(later, earlier, first)).toEqual(['day-before', 'noon-in-cest', 'noon-utc']);
  });

  it('tells instants apart beyond the millisecond', () => {
    const later = fact('b', '2023-01-01', '2023-02-01T12:00:00.0000009Z');
    const earlier = fact('c', '2023-01-01', '2023-02-01T12:00:00.0000001Z');
    expect(order(later, earlier)).toEqual(['c', 'b']);
  });

  it('is then by source and id, byte by byte', () => {
    const time = '2023-02-01T12:00:00Z';
    expect(
      order(
        fact('a', '2023-01-01', time, 'urn:b'),
        fact('b', '2023-01-01', time),
        fact('B', '2023-01-01', time),
      ),
    ).toEqual(['B', 'b', 'a']);
    expect(compareBytes('\u{1F600}', '\uFFFD')).toBeGreaterThan(0);
    expect(compareBytes('a', 'ab')).toBeLessThan(0);
  });
});
