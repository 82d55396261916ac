import { type Case, changed, placed, started, succeeded } from '../builders.js';

// Brighton (RXH, in no ICB) became Sussex (RYR, in QNX) on 2021-04-01; both are in the South East (Y59).
const brighton = { organisation: 'RXH' };
const sussex = { post: 'p2', organisation: 'RYR' };

export const mergers: readonly Case[] = [
  {
    name: 'a merger carries its people over; their region does not notice',
    events: [started('2020-06-01', brighton)],
    flows: {
      organisation: [
        '2021-04-01 restructured-in RYR midwife 1 1',
        '2021-04-01 restructured-out RXH midwife 1 1',
      ],
      icb: [
        '2021-04-01 restructured-in QNX midwife 1 1',
        '2021-04-01 restructured-out unassigned midwife 1 1',
      ],
      region: [],
      england: [],
    },
    stock: { 'organisation 2021-03-31': ['RXH midwife 1 1'], 'organisation 2021-04-01': ['RYR midwife 1 1'] },
  },
  {
    name: 'hours that change on the day of a merger come with it',
    events: [started('2020-06-01', brighton), changed('2021-04-01', { organisation: 'RYR', fte: 0.6 })],
    flows: {
      organisation: [
        '2021-04-01 restructured-in RYR midwife 1 0.6',
        '2021-04-01 restructured-out RXH midwife 1 1',
      ],
      region: ['2021-04-01 hours Y59 midwife 0 -0.4'],
    },
  },
  {
    name: 'who already works in the successor has hours there when the merger comes',
    events: [
      started('2020-06-01', { ...brighton, fte: 0.6 }),
      started('2020-06-01', { ...sussex, fte: 0.4 }),
    ],
    flows: {
      organisation: ['2021-04-01 hours RYR midwife 0 0.6', '2021-04-01 restructured-out RXH midwife 1 0.6'],
    },
  },
  {
    name: 'an absence that spans a merger, or begins with it, ends in the new trust as it began in the old',
    events: [
      started('2020-06-01', brighton),
      changed('2021-04-01', { status: 'inactive' }),
      changed('2021-06-01', { status: 'active' }),
    ],
    flows: {
      organisation: ['2021-04-01 inactivated RXH midwife 1 1', '2021-06-01 reactivated RYR midwife 1 1'],
      icb: ['2021-04-01 inactivated unassigned midwife 1 1', '2021-06-01 reactivated QNX midwife 1 1'],
    },
  },
  {
    name: 'a merger reported later, but earlier in effect, counts instead of the known one',
    events: [started('2020-06-01', brighton), succeeded('RXH', '2021-02-01', 'R1K')],
    flows: {
      organisation: [
        '2021-02-01 restructured-in R1K midwife 1 1',
        '2021-02-01 restructured-out RXH midwife 1 1',
      ],
      region: ['2021-02-01 restructured-in Y56 midwife 1 1', '2021-02-01 restructured-out Y59 midwife 1 1'],
    },
  },
  {
    name: 'of two posts in one pair, one placed elsewhere and one merged, the first rule of the table counts',
    events: [
      started('2020-06-01', { ...brighton, fte: 0.5 }),
      started('2020-06-01', { post: 'p2', organisation: 'ZZ99', fte: 0.5 }),
      placed('ZZ99', '2021-04-01', { icb: 'QNX' }),
    ],
    flows: {
      icb: [
        '2021-04-01 reclassified-in QNX midwife 1 1',
        '2021-04-01 reclassified-out unassigned midwife 1 1',
      ],
    },
  },
];
