import { describe, expect, it } from 'vitest';
import { type Day } from '../../calendar/day.js';
import { faultInWords } from '../../events/faults.js';
import { readEvent } from '../../events/read-event.js';
import { type EventData } from '../../events/table.js';
import { type Fact } from '../../events/fact.js';
import { timelineOf } from '../../timeline/timeline.js';
import { type Lever, LEVER_KINDS, leverInWords, LEVERS } from './levers.js';
import { foldScenario, scenarioCard } from './scenario.js';

const definition: EventData<'scenario.saved'> = {
  name: 'More places',
  by: 'A planner',
  profession: 'midwife',
  levers: [{ kind: 'intake-places', from: '2026-09', change: { by: 20 } }],
  effectiveOn: '2025-10-01',
};

function event(id: string, type: 'scenario.saved' | 'scenario.revised', data: object = {}): Fact {
  const all = { ...definition, ...data };
  const time = `2026-01-0${id}T00:00:00Z`;
  const effectiveOn = all.effectiveOn as Day;
  return { subject: 'scenario/s', source: 'urn:a', id, type, time, effectiveOn, data: all } as Fact;
}

const fold = (...facts: Fact[]) => foldScenario(timelineOf('scenario/s', facts));
const codes = (...facts: Fact[]) => fold(...facts).anomalies.map(({ code, id }) => `${code} ${id}`);

describe('a scenario', () => {
  it('reads as its last revision, and remembers how it read before', () => {
    const story = fold(
      event('1', 'scenario.saved'),
      event('2', 'scenario.revised', { levers: [], basedOn: '1' }),
    );
    expect(scenarioCard(story)).toMatchObject({
      id: 's',
      current: { levers: [], revision: '2', by: 'A planner' },
      revisions: [{ revision: '1', levers: definition.levers }, { revision: '2' }],
    });
  });

  it('keeps out a revision that was based on one no longer current, a second saving, and a revision of nothing', () => {
    const second = event('2', 'scenario.revised', { basedOn: '1' });
    expect(
      codes(event('1', 'scenario.saved'), second, event('3', 'scenario.revised', { basedOn: '1' })),
    ).toEqual(['stale-revision 3']);
    expect(codes(event('1', 'scenario.saved'), event('2', 'scenario.saved'))).toEqual(['second-set 2']);
    expect(codes(event('1', 'scenario.revised', { basedOn: '0' }))).toEqual(['revision-before-set 1']);
  });

  it('is gone when its saving is retracted', () => {
    const retracted = {
      ...event('2', 'scenario.saved'),
      type: 'fact.retracted',
      effectiveOn: undefined,
      data: { retracts: '1' },
    } as Fact;
    expect(scenarioCard(fold(event('1', 'scenario.saved'), retracted))).toBeUndefined();
  });
});

function faults(data: object, type = 'saved', subject = 'scenario/s'): string[] {
  const reading = readEvent(
    {
      ...{ specversion: '1.0', type: `muster.scenario.${type}.v1`, source: 'urn:a', id: '1', subject },
      ...{ time: '2025-10-01T00:00:00Z', data: { ...definition, ...data } },
    },
    '2026-01-01' as Day,
  );
  return reading.ok ? [] : reading.rejection.faults.map(({ remedy: _, ...fault }) => faultInWords(fault));
}
const ofLever = (lever: object) =>
  faults({ levers: [{ kind: 'leaving-rate', from: '2026-01', change: { percent: -10 }, ...lever }] });

describe('the event of a scenario', () => {
  it.each(LEVER_KINDS)('takes a change of %s in each of the three ways, up to its greatest value', kind => {
    const { most } = LEVERS[kind];
    const changes = [{ percent: -100 }, { by: -most }, { to: most }, { to: 0 }];
    expect(faults({ levers: changes.map(change => ({ kind, from: '2026-01', change })) })).toEqual([]);
    const beyond = [{ by: most + 1 }, { to: most + 1 }].map(change => ({ kind, from: '2026-01', change }));
    expect(faults({ levers: beyond })).toHaveLength(2);
  });

  it('takes years, bands, areas and an end, and no levers at all', () => {
    expect(faults({ levers: [] })).toEqual([]);
    expect(ofLever({ band: '10-plus', area: 'Y62', until: '2026-02' })).toEqual([]);
    expect(ofLever({ kind: 'withdrawal', year: 1 })).toEqual([]);
  });

  it('is refused in words that say which lever, what was expected and what came', () => {
    expect(ofLever({ kind: 'magic' })[0]).toMatch(
      /^\/data\/levers\/0\/kind: expected a lever: intake-places, /,
    );
    expect(ofLever({ kind: 'fill-rate', change: { to: 160 } })).toEqual([
      '/data/levers/0/change/to: expected a number from 0 to 150 (per cent), got 160',
    ]);
    expect(ofLever({ kind: 'intake-places', change: { by: 2.5 } })).toEqual([
      '/data/levers/0/change/by: expected a whole number from -10000 to 10000 (places), got 2.5',
    ]);
    expect(ofLever({ until: '2026-01' })).toEqual([
      '/data/levers/0/until: expected a month after 2026-01, got "2026-01"',
    ]);
    expect(ofLever({ year: 2 })).toEqual([
      '/data/levers/0/year: expected no year, which only withdrawal has, got 2',
    ]);
    expect(ofLever({ kind: 'hours', band: '1-2' })).toEqual([
      '/data/levers/0/band: expected no band, which only leaving-rate has, got "1-2"',
    ]);
    expect(ofLever({ change: { percent: 0 } })).toEqual([
      '/data/levers/0/change/percent: expected a change, got 0',
    ]);
    for (const change of [{}, { percent: 1, to: 2 }])
      expect(ofLever({ change })[0]).toMatch(
        /^\/data\/levers\/0\/change: expected one of percent .*, by and to/,
      );
    expect(ofLever({ colour: 'blue' })[0]).toMatch(/^\/data\/levers\/0\/colour: expected no such field/);
    expect(ofLever({ from: 'soon' })[0]).toMatch(/^\/data\/levers\/0\/from: expected a month, as YYYY-MM/);
    expect(faults({ levers: Array.from({ length: 31 }, () => definition.levers[0]) })[0]).toMatch(
      /at most 30 levers/,
    );
    expect(faults({ target: 'Midwives!' })[0]).toMatch(/^\/data\/target: expected the name of a target/);
    expect(faults({ by: undefined })[0]).toMatch(/^\/data\/by: expected who made it/);
    expect(faults({}, 'saved', 'scenario/Big Plan')[0]).toMatch(/^\/subject: expected scenario\/ and a name/);
    expect(faults({}, 'revised')[0]).toMatch(/^\/data\/basedOn: expected the id of an event.*got nothing/);
  });
});

it('a lever is said in a few words', () => {
  const lever = (rest: object) => leverInWords({ from: '2026-01', ...rest } as unknown as Lever);
  expect(lever({ kind: 'leaving-rate', band: 'under-1', area: 'Y62', change: { percent: -10 } })).toBe(
    'leaving-rate of under-1 years in Y62 from 2026-01: −10 %',
  );
  expect(lever({ kind: 'withdrawal', year: 2, until: '2027-01', change: { to: 4 } })).toBe(
    'withdrawal of year 2 from 2026-01 until 2027-01: 4 per cent a year',
  );
  expect(lever({ kind: 'returners', change: { by: 50 } })).toBe('returners from 2026-01: +50 people a year');
});
