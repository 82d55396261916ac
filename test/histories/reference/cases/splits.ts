import { type Case, changed, ended, started, succeeded } from '../builders.js';

// Pennine (RW6, in no ICB) was split on 2021-10-01 between R0A and RM3, both in Greater Manchester (QOP).
const pennine = { organisation: 'RW6' };

export const splits: readonly Case[] = [
  {
    name: 'a split moves nobody by itself',
    events: [started('2020-06-01', pennine)],
    flows: { organisation: [], icb: [] },
    stock: { 'organisation 2022-06-01': ['RW6 midwife 1 1'] },
  },
  {
    name: 'a post reported in a successor on the day of the split is restructured',
    events: [started('2020-06-01', pennine), changed('2021-10-01', { organisation: 'RM3' })],
    flows: {
      organisation: [
        '2021-10-01 restructured-in RM3 midwife 1 1',
        '2021-10-01 restructured-out RW6 midwife 1 1',
      ],
      icb: [
        '2021-10-01 restructured-in QOP midwife 1 1',
        '2021-10-01 restructured-out unassigned midwife 1 1',
      ],
      region: [],
    },
  },
  {
    name: 'a post reported in a successor 92 days after the split is restructured',
    events: [started('2020-06-01', pennine), changed('2022-01-01', { organisation: 'R0A' })],
    flows: {
      organisation: [
        '2022-01-01 restructured-in R0A midwife 1 1',
        '2022-01-01 restructured-out RW6 midwife 1 1',
      ],
    },
  },
  {
    name: 'a post reported in a successor 93 days after the split has moved',
    events: [started('2020-06-01', pennine), changed('2022-01-02', { organisation: 'R0A' })],
    flows: {
      organisation: ['2022-01-02 move-in R0A midwife 1 1', '2022-01-02 move-out RW6 midwife 1 1'],
    },
  },
  {
    name: 'an end and a start 92 days from each other around a split are one restructuring',
    events: [
      started('2020-06-01', pennine),
      ended('2021-09-01'),
      started('2021-12-02', { post: 'p2', organisation: 'R0A' }),
    ],
    flows: {
      england: ['2021-09-01 restructured-out ENG midwife 1 1', '2021-12-02 restructured-in ENG midwife 1 1'],
    },
  },
  {
    name: 'an end and a start 93 days from each other are leaving and returning',
    events: [
      started('2020-06-01', pennine),
      ended('2021-09-01'),
      started('2021-12-03', { post: 'p2', organisation: 'R0A' }),
    ],
    flows: { england: ['2021-09-01 left ENG midwife 1 1', '2021-12-03 return ENG midwife 1 1'] },
  },
  {
    name: 'who goes elsewhere on the day of the split has moved',
    events: [started('2020-06-01', pennine), changed('2021-10-01', { organisation: 'R1K' })],
    flows: {
      organisation: ['2021-10-01 move-in R1K midwife 1 1', '2021-10-01 move-out RW6 midwife 1 1'],
    },
  },
  {
    name: 'trusts that succeed each other are a mistake, and nobody moves',
    events: [
      started('2020-06-01', { organisation: 'R1K' }),
      succeeded('R1K', '2022-04-01', 'RAL'),
      succeeded('RAL', '2022-05-01', 'R1K'),
    ],
    flows: { organisation: [] },
    stock: { 'organisation 2022-06-01': ['R1K midwife 1 1'] },
  },
  {
    name: 'a later succession of the same code does not count',
    events: [started('2020-06-01', { organisation: 'RXH' }), succeeded('RXH', '2021-06-01', 'R1K')],
    flows: {
      organisation: [
        '2021-04-01 restructured-in RYR midwife 1 1',
        '2021-04-01 restructured-out RXH midwife 1 1',
      ],
    },
  },
  {
    name: 'two mergers in a row carry people over twice, and the old code means the last',
    events: [started('2020-06-01', { organisation: 'RXH' }), succeeded('RYR', '2022-04-01', 'R1K')],
    flows: {
      organisation: [
        '2021-04-01 restructured-in RYR midwife 1 1',
        '2021-04-01 restructured-out RXH midwife 1 1',
        '2022-04-01 restructured-in R1K midwife 1 1',
        '2022-04-01 restructured-out RYR midwife 1 1',
      ],
    },
  },
];
