import { describe, expect, it } from 'vitest';
import { withSourceNames } from '../../words/sources.js';
import { jobInWords, setAsideInWords } from './codes.js';
import { type Lag } from './query.js';
import { feedsTable, heldTable, lagTable, queuesTable, worstLag } from './tables.js';

const lag = (partition: number, state: Lag['state'], behind = 0): Lag => ({
  group: 'muster-projector',
  topic: 'muster.people',
  partition,
  state,
  behind,
  behindSeconds: behind,
});

describe('readers of the log', () => {
  it('are as they should be, or the worst of them is named with what ails it', () => {
    expect(worstLag([lag(0, 'OK'), lag(1, 'OK')])).toBe(
      'All 2 partitions are read as they should be. Nothing waits.',
    );
    expect(worstLag([lag(0, 'WARN', 3), lag(1, 'STOP', 1_200), lag(2, 'OK')])).toBe(
      'STOP: of muster.people 1, nothing of the group is read. 1,203 events wait.',
    );
    expect(worstLag([])).toBe('Nobody reads the log yet.');
  });

  it('are listed with the worst first', () => {
    const { rows } = lagTable([lag(0, 'OK'), lag(1, 'REWIND', 5), lag(2, 'WARN', 9)]);
    expect(rows.map(row => row[3])).toEqual(['REWIND', 'WARN', 'OK']);
  });
});

describe('tables of operations', () => {
  it('say of what did not come that it did not, and not 0', () => {
    const feed = {
      source: 'urn:ods:R0A:esr',
      lastCameAt: '2026-11-30T17:30:00Z',
      hoursAgo: 1,
      newestEffectiveOn: null,
      applied: 3,
      percentDoubled: 0,
      percentParked: 0,
      lately: { came: 0, percentLate: null, percentCorrected: null },
    };
    expect(feedsTable([feed], true).rows[0]).toEqual([
      'R0A esr',
      '30 Nov 2026, 17:30',
      'no day',
      3,
      0,
      0,
      0,
      'none came',
      'none came',
      'urn:ods:R0A:esr',
    ]);
    const idle = { kind: 'verify', waiting: 0, running: 0, failed: 0, oldestWaitingSeconds: null };
    expect(queuesTable([idle]).rows[0]!.slice(-2)).toEqual(['none waits', 'verify']);
  });

  it('say how far a held delivery would move an organisation', () => {
    const held = {
      batch: 'b1',
      sender: 'trust',
      file: null,
      receivedAt: '2026-11-30T17:30:00Z',
      events: 40,
      movements: [{ organisation: 'R0A', inPost: 200, change: -30, leavers: 31 }],
    };
    expect(heldTable([held]).rows[0]!.at(-1)).toBe('R0A: 30 fewer in post, 31 leavers, of 200');
  });
});

describe('codes of operations', () => {
  it('are in words, and stay what they are where there are none yet', () => {
    expect(queuesTable([]).columns.map(({ label }) => label)).toContain('Code');
    expect([jobInWords('solve'), jobInWords('of-tomorrow')]).toEqual(['What it would take', 'of-tomorrow']);
    expect(setAsideInWords('identity-reused')).toBe('the name of an earlier event, with other content');
    expect(
      withSourceNames('sent nothing: urn:ods:R0A:esr, urn:muster:simulator:GMC:register and 2 more'),
    ).toBe('sent nothing: R0A esr, GMC register and 2 more');
  });
});
