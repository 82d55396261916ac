import { describe, expect, it } from 'vitest';
import { type Day } from '../calendar/day.js';
import { type Month } from '../calendar/month.js';
import { type Fte } from '../fte.js';
import { type Area } from '../organisations/area.js';
import { type PublishedPeriod } from '../subjects/organisation/figures/fold.js';
import { derivedBridge } from './bridge.js';
import { NOBODY } from '../subjects/person/employment/stock.js';
import { type Circumstances, reasonsFor, reconcile } from './reconciliation.js';

const figure = (headcount: number) => ({ headcount, fte: (headcount * 100_000) as Fte });
const period: PublishedPeriod = {
  profession: 'midwife',
  series: 's',
  vintage: '2025-10' as Month,
  from: '2022-09-30' as Day,
  to: '2023-09-30' as Day,
  start: figure(100),
  end: figure(110),
  joiners: figure(20),
  leavers: undefined,
};
const closing = {
  headcount: 104,
  fte: 9_360_000,
  unknownFte: 4,
  onLeave: 0,
  onLeaveFte: 0,
  stayed: 90,
  stayedLater: 0,
};
const bridge = derivedBridge(
  { ...NOBODY, headcount: 99 },
  [
    {
      new: { headcount: 12, fte: 0 },
      reactivated: { headcount: 3, fte: 0 },
      left: { headcount: 5, fte: 0 },
      inactivated: { headcount: 2, fte: 0 },
      'move-out': { headcount: 3, fte: 0 },
    },
  ],
  closing,
  'headcount',
);

describe('reconciliation', () => {
  it('sets leavers beside left, role-out and absences without pay, and joiners beside those who came back too', () => {
    expect(reconcile(period, bridge, 'headcount')).toEqual([
      { figure: 'start', published: 100, derived: 99, difference: -1, percent: -1 },
      { figure: 'end', published: 110, derived: 104, difference: -6, percent: (100 * -6) / 110 },
      { figure: 'joiners', published: 20, derived: 15, difference: -5, percent: -25 },
      { figure: 'leavers', published: undefined, derived: 7, difference: undefined, percent: undefined },
    ]);
  });

  it('names the likeliest reasons first, by how much they may explain', () => {
    const circumstances: Circumstances = {
      area: 'Y62' as Area,
      measure: 'fte',
      published: 11_000_000,
      bridge,
      closing,
      coverage: { organisations: 1, share: 0.98, of: 'published-stock', comparable: true },
      emptyFeeds: ['RAA'],
      silentSources: [],
      sourcesBehind: ['urn:late'],
      anomalies: new Map([['unmapped-code', 2]]),
    };
    const reasons = reasonsFor(circumstances);
    expect(
      reasons.map(({ reason, size }) => [reason, size === undefined ? undefined : Math.round(size)]),
    ).toEqual([
      ['unknown-fte', 360_000],
      ['coverage', 220_000],
      ['moves-between-areas', 3],
      ['silent-feed', undefined],
      ['unmapped-codes', undefined],
      ['late-events', undefined],
    ]);
    expect(reasons.map(({ detail }) => detail).join(' ')).toMatch(
      /98\.0 %.*RAA.*2 with an occupation code that is in no table \(unmapped-code\).*urn:late/,
    );
  });

  it('says that people may count twice where several feeds tell of more than are published, and only then', () => {
    const reasons = (organisations: number, published: number, measure: 'headcount' | 'fte' = 'headcount') =>
      reasonsFor({
        area: 'ENG' as Area,
        measure,
        published,
        bridge,
        closing,
        coverage: { organisations, share: 1.2, of: 'published-stock', comparable: true },
        emptyFeeds: [],
        silentSources: [],
        sourcesBehind: [],
        anomalies: new Map(),
      }).filter(({ reason }) => reason === 'unlinked-pseudonyms');
    expect(reasons(2, 100)).toMatchObject([{ size: 4 }]);
    expect([...reasons(1, 100), ...reasons(2, 104), ...reasons(2, 100, 'fte')]).toEqual([]);
  });

  it('has no reason where all is covered, known and told', () => {
    expect(
      reasonsFor({
        area: 'ENG' as Area,
        measure: 'fte',
        published: 1,
        bridge,
        closing: NOBODY,
        coverage: { organisations: 1, share: 1, of: 'published-stock', comparable: true },
        emptyFeeds: [],
        silentSources: [],
        sourcesBehind: [],
        anomalies: new Map(),
      }),
    ).toEqual([]);
  });
});
