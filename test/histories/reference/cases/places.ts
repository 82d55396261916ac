import { type Case, changed, placed, started, succeeded } from '../builders.js';

export const places: readonly Case[] = [
  {
    name: 'a Welsh trust counts as an organisation only; who comes from it is a move there and a return to England',
    events: [started('2021-06-01', { organisation: 'RQF' }), changed('2022-03-01', { organisation: 'R0A' })],
    flows: {
      organisation: [
        '2021-06-01 new RQF midwife 1 1',
        '2022-03-01 move-in R0A midwife 1 1',
        '2022-03-01 move-out RQF midwife 1 1',
      ],
      icb: ['2022-03-01 return QOP midwife 1 1'],
      region: ['2022-03-01 return Y62 midwife 1 1'],
      england: ['2022-03-01 return ENG midwife 1 1'],
    },
    stock: { 'organisation 2021-12-31': ['RQF midwife 1 1'], 'england 2021-12-31': [] },
  },
  {
    name: 'who goes to Wales leaves England, and takes other work there as a change of role',
    events: [
      started('2021-06-01'),
      changed('2022-03-01', { organisation: 'RQF', occupation: 'H1C' }),
      changed('2022-06-01', { organisation: 'R0A' }),
      changed('2022-09-01', { organisation: 'RQF' }),
    ],
    flows: {
      england: [
        '2021-06-01 new ENG midwife 1 1',
        '2022-03-01 role-out ENG midwife 1 1',
        '2022-06-01 return ENG maternity-support 1 1',
        '2022-09-01 left ENG maternity-support 1 1',
      ],
    },
  },
  {
    name: 'an unknown organisation is in no known ICB or region, and in England',
    events: [started('2022-01-10', { organisation: 'ZZ99' })],
    flows: {
      organisation: ['2022-01-10 new ZZ99 midwife 1 1'],
      icb: ['2022-01-10 new unassigned midwife 1 1'],
      region: ['2022-01-10 new unassigned midwife 1 1'],
      england: ['2022-01-10 new ENG midwife 1 1'],
    },
  },
  {
    name: 'an unknown organisation that is placed in an ICB reclassifies its people, and takes the region of the ICB',
    events: [started('2021-06-01', { organisation: 'ZZ99' }), placed('ZZ99', '2022-04-01', { icb: 'QOP' })],
    flows: {
      organisation: ['2021-06-01 new ZZ99 midwife 1 1'],
      icb: [
        '2021-06-01 new unassigned midwife 1 1',
        '2022-04-01 reclassified-in QOP midwife 1 1',
        '2022-04-01 reclassified-out unassigned midwife 1 1',
      ],
      region: [
        '2021-06-01 new unassigned midwife 1 1',
        '2022-04-01 reclassified-in Y62 midwife 1 1',
        '2022-04-01 reclassified-out unassigned midwife 1 1',
      ],
      england: ['2021-06-01 new ENG midwife 1 1'],
    },
  },
  {
    name: 'a change of region by placing alone leaves the ICB as it was',
    events: [started('2021-06-01'), placed('R0A', '2022-04-01', { region: 'Y63' })],
    flows: {
      icb: ['2021-06-01 new QOP midwife 1 1'],
      region: [
        '2021-06-01 new Y62 midwife 1 1',
        '2022-04-01 reclassified-in Y63 midwife 1 1',
        '2022-04-01 reclassified-out Y62 midwife 1 1',
      ],
    },
  },
  {
    name: 'a trust that is placed outside England takes its people out of it, and not out of the trust',
    events: [started('2021-06-01'), placed('R0A', '2022-04-01', { country: 'Wales' })],
    flows: {
      organisation: ['2021-06-01 new R0A midwife 1 1'],
      england: ['2021-06-01 new ENG midwife 1 1', '2022-04-01 reclassified-out ENG midwife 1 1'],
    },
  },
  {
    name: 'a post that also changes its hours on the day its trust is placed elsewhere is not unchanged',
    events: [
      started('2021-06-01'),
      placed('R0A', '2022-04-01', { icb: 'QYG' }),
      changed('2022-04-01', { fte: 0.6 }),
    ],
    flows: {
      icb: [
        '2021-06-01 new QOP midwife 1 1',
        '2022-04-01 move-in QYG midwife 1 0.6',
        '2022-04-01 move-out QOP midwife 1 1',
      ],
      region: ['2021-06-01 new Y62 midwife 1 1', '2022-04-01 hours Y62 midwife 0 -0.4'],
    },
  },
  {
    name: 'ICBs that merge restructure their people, at the level of ICBs only',
    events: [started('2021-06-01'), succeeded('QOP', '2022-04-01', 'QNW')],
    flows: {
      organisation: ['2021-06-01 new R0A midwife 1 1'],
      icb: [
        '2021-06-01 new QOP midwife 1 1',
        '2022-04-01 restructured-in QNW midwife 1 1',
        '2022-04-01 restructured-out QOP midwife 1 1',
      ],
      region: ['2021-06-01 new Y62 midwife 1 1'],
      england: ['2021-06-01 new ENG midwife 1 1'],
    },
  },
  {
    name: 'an absence that begins as ICBs merge is an absence, and ends in the merged one',
    events: [
      started('2021-06-01'),
      succeeded('QOP', '2022-04-01', 'QNW'),
      changed('2022-04-01', { status: 'inactive' }),
      changed('2022-07-01', { status: 'active' }),
    ],
    flows: {
      icb: [
        '2021-06-01 new QOP midwife 1 1',
        '2022-04-01 inactivated QOP midwife 1 1',
        '2022-07-01 reactivated QNW midwife 1 1',
      ],
    },
  },
  {
    name: 'a region that is none of England takes people out of it as well',
    events: [
      started('2021-06-01', { organisation: 'ZZ99' }),
      placed('ZZ99', '2022-04-01', { region: 'W00' }),
    ],
    flows: {
      organisation: ['2021-06-01 new ZZ99 midwife 1 1'],
      icb: ['2021-06-01 new unassigned midwife 1 1', '2022-04-01 reclassified-out unassigned midwife 1 1'],
      england: ['2021-06-01 new ENG midwife 1 1', '2022-04-01 reclassified-out ENG midwife 1 1'],
    },
  },
];
