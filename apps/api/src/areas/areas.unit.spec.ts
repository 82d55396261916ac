import { describe, expect, it } from 'vitest';
import { type Day, noReference, type OdsCode, professionTable, type Reference } from '@muster/domain';
import { areasOn } from './areas.js';

const code = (text: string) => text as OdsCode;
const lies = (icb: string, region: string) =>
  [{ from: undefined, icb, region, country: 'England' }] as unknown as NonNullable<
    ReturnType<Reference['placements']['get']>
  >;

const reference: Reference = {
  ...noReference(professionTable([])),
  names: new Map([
    [code('QJK'), 'Devon'],
    [code('RH8'), 'Royal Devon'],
  ]),
  placements: new Map([
    [code('RH8'), lies('QJK', 'Y58')],
    [code('RBZ'), lies('QJK', 'Y58')],
    [code('R1H'), lies('QMF', 'Y56')],
    [code('7A1'), [{ from: undefined, icb: undefined, region: undefined, country: 'Wales' }]],
  ]),
  successions: new Map([[code('RBZ'), { on: '2022-04-01' as Day, successors: [code('RH8')] }]]),
};
const shown = (on: string) =>
  areasOn(reference, on as Day)
    .filter(({ level }) => level !== 'region')
    .map(({ area, name, within }) => [area, name, within]);

describe('the areas of a day', () => {
  it('are England, its regions, ICBs and organisations, each in the next larger', () => {
    expect(shown('2021-09-30')).toEqual([
      ['ENG', 'England', undefined],
      ['QJK', 'Devon', 'Y58'],
      ['QMF', 'QMF', 'Y56'],
      ['R1H', 'R1H', 'QMF'],
      ['RBZ', 'RBZ', 'QJK'],
      ['RH8', 'Royal Devon', 'QJK'],
    ]);
    expect(areasOn(reference, '2021-09-30' as Day).filter(({ level }) => level === 'region')).toHaveLength(7);
  });

  it('lose an organisation to the one it merged into, from that day on', () => {
    expect(shown('2022-03-31').map(([area]) => area)).toContain('RBZ');
    expect(shown('2022-04-01').map(([area]) => area)).not.toContain('RBZ');
  });

  it('are of England alone', () => {
    expect(shown('2021-09-30').map(([area]) => area)).not.toContain('7A1');
  });
});
