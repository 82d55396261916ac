import { describe, expect, it } from 'vitest';
import { CLEAN, type Dirt } from '../simulation.js';
import { type CloudEvent, type Sending } from '../telling/cloud-event.js';
import { DAY_MS } from '../telling/times.js';
import { Outbox } from './outbox.js';
import { sullied } from './sullied.js';

const AT = Date.parse('2019-03-04T09:00:00Z');

function event(number: number): CloudEvent {
  return {
    specversion: '1.0',
    id: `e${number}`,
    source: 'urn:muster:simulator:R0A:esr',
    type: 'muster.post.changed.v1',
    subject: `person/${'0'.repeat(32)}`,
    time: '2019-03-04T09:00:00Z',
    data: { post: '1'.repeat(32), fte: 0.8, effectiveOn: '2019-03-01' },
  };
}

const sendings = (dirt: Partial<Dirt>, count = 400): Sending[][] =>
  Array.from({ length: count }, (_, number) => sullied(event(number), AT, { ...CLEAN, ...dirt }, 1));

describe('what a feed makes of an event', () => {
  it('is the event itself, at once, when it is clean', () => {
    expect(sullied(event(1), AT, CLEAN, 1)).toEqual([{ at: AT, item: event(1) }]);
  });

  it('depends on the event and the seed only', () => {
    expect(sendings({ corrections: 0.5, late: 0.5 })).toEqual(sendings({ corrections: 0.5, late: 0.5 }));
  });

  it('late: sent a week to six months after', () => {
    const days = sendings({ late: 1 }).map(([sending]) => ((sending?.at ?? 0) - AT) / DAY_MS);
    expect(Math.min(...days)).toBeGreaterThanOrEqual(7);
    expect(Math.max(...days)).toBeLessThan(183);
  });

  it('duplicates: the same, byte for byte, and later', () => {
    for (const [first, second] of sendings({ duplicates: 1 })) {
      expect(JSON.stringify(second?.item)).toBe(JSON.stringify(first?.item));
      expect(second?.at).toBeGreaterThanOrEqual(first?.at ?? Infinity);
    }
  });

  it('corrections: every way of mending occurs, and the mistakes are valid and not what was so', () => {
    const all = sendings({ corrections: 1 });
    const shapes = new Set(
      all.map(group => group.map(({ item }) => (item as CloudEvent).id.replace(/^e\d+/, 'e')).join(' ')),
    );
    expect(shapes).toEqual(new Set(['e-x e', 'e-x e-y e', 'e-x e-x-not e', 'e e-y e-y-not']));
    for (const { item } of all.flat()) {
      const { id, data } = item as CloudEvent;
      if (!/-[xy]$/.test(id)) continue;
      const { supersedes: _, ...said } = data;
      expect(said).not.toEqual(event(0).data);
    }
  });

  it('retractions: an event that never was is taken back', () => {
    for (const group of sendings({ retractions: 1 })) {
      const [told, never, not] = group.map(({ item }) => item as CloudEvent);
      expect(told?.data).toEqual(event(0).data);
      expect(not?.data).toEqual({ retracts: never?.id });
    }
  });

  it('disorder: a few days, so that neighbours change places', () => {
    const days = sendings({ disorder: 1 }).map(([sending]) => ((sending?.at ?? 0) - AT) / DAY_MS);
    expect(new Set(days.map(Math.floor))).toEqual(new Set([0, 1, 2, 3]));
  });

  it('poison: broken JSON is text that does not parse', () => {
    const texts = sendings({ poison: 1 }).flatMap(group =>
      group.map(({ item }) => item).filter(item => typeof item === 'string'),
    );
    expect(texts.length).toBeGreaterThan(10);
    for (const text of texts) expect(() => JSON.parse(text) as unknown).toThrow();
  });
});

describe('the outbox', () => {
  it('gives out what is due in order of sending, and keeps the rest', () => {
    const outbox = new Outbox();
    const at = (days: number) => ({ at: AT + days * DAY_MS, item: `${days}` });
    for (const days of [3, 0.5, 40, 0.1, 3.2]) outbox.add(at(days));
    const day = Math.floor(AT / DAY_MS);
    expect([...outbox.before(day + 4)].map(({ item }) => item)).toEqual(['0.1', '0.5', '3', '3.2']);
    outbox.add(at(12));
    expect([...outbox.rest()].map(({ item }) => item)).toEqual(['12', '40']);
  });
});
