import { type Case, changed, ended, started } from '../builders.js';

export const contracts: readonly Case[] = [
  {
    name: 'a bank post is not in post until it becomes permanent, and then it is new',
    events: [started('2021-06-01', { contract: 'bank' }), changed('2022-02-01', { contract: 'permanent' })],
    flows: { england: ['2022-02-01 new ENG midwife 1 1'] },
    stock: { 'england 2021-12-31': [] },
  },
  {
    name: 'a post that goes honorary is left, not inactivated',
    events: [
      started('2021-06-01', { contract: 'fixed-term' }),
      changed('2022-02-01', { contract: 'honorary' }),
    ],
    flows: { england: ['2021-06-01 new ENG midwife 1 1', '2022-02-01 left ENG midwife 1 1'] },
  },
  {
    name: 'a locum is in post, and an end of status while on the bank moves nobody',
    events: [
      started('2021-06-01', { contract: 'locum' }),
      changed('2022-01-10', { contract: 'bank' }),
      changed('2022-02-01', { status: 'inactive' }),
      changed('2022-03-01', { status: 'active' }),
    ],
    flows: { england: ['2021-06-01 new ENG midwife 1 1', '2022-01-10 left ENG midwife 1 1'] },
  },
  {
    name: 'unknown FTE is counted as such, and becoming known is not hours',
    events: [started('2022-01-10', { fte: undefined }), changed('2022-02-01', { fte: 0.75 })],
    flows: { england: ['2022-01-10 new ENG midwife 1 0', '2022-02-01 fte-known ENG midwife 0 0.75'] },
    stock: {
      'england 2022-01-31': ['ENG midwife 1 0 unknown 1'],
      'england 2022-02-01': ['ENG midwife 1 0.75'],
    },
  },
  {
    name: 'FTE that becomes known on the day of a move comes with the entry, and is fte-known for England',
    events: [
      started('2022-01-10', { fte: undefined }),
      changed('2022-02-01', { organisation: 'R1K', fte: 0.75 }),
    ],
    flows: {
      organisation: [
        '2022-01-10 new R0A midwife 1 0',
        '2022-02-01 move-in R1K midwife 1 0.75',
        '2022-02-01 move-out R0A midwife 1 0',
      ],
      england: ['2022-01-10 new ENG midwife 1 0', '2022-02-01 fte-known ENG midwife 0 0.75'],
    },
  },
  {
    name: 'one post becomes known while the hours of the other fall',
    events: [
      started('2022-01-10', { fte: 0.6 }),
      started('2022-01-10', { post: 'p2', fte: undefined }),
      changed('2022-02-01', { fte: 0.4 }),
      changed('2022-02-01', { post: 'p2', fte: 0.5 }),
    ],
    flows: {
      england: [
        '2022-01-10 new ENG midwife 1 0.6',
        '2022-02-01 fte-known ENG midwife 0 0.5',
        '2022-02-01 hours ENG midwife 0 -0.2',
      ],
    },
    stock: { 'england 2022-01-31': ['ENG midwife 1 0.6 unknown 1'] },
  },
  {
    name: 'FTE going to 0 is leaving, and coming back from it a return',
    events: [started('2021-06-01'), changed('2022-01-10', { fte: 0 }), changed('2022-05-01', { fte: 0.6 })],
    flows: {
      england: [
        '2021-06-01 new ENG midwife 1 1',
        '2022-01-10 left ENG midwife 1 1',
        '2022-05-01 return ENG midwife 1 0.6',
      ],
    },
    stock: { 'england 2022-01-10': [] },
  },
  {
    name: 'a post of 0 FTE beside another is not in the pair, and its hours count when it has some',
    events: [
      started('2021-06-01', { fte: 0.5 }),
      started('2021-06-01', { post: 'p2', fte: 0 }),
      changed('2022-05-01', { post: 'p2', fte: 0.33333 }),
      ended('2022-06-01', { post: 'p2' }),
    ],
    flows: {
      england: [
        '2021-06-01 new ENG midwife 1 0.5',
        '2022-05-01 hours ENG midwife 0 0.33333',
        '2022-06-01 hours ENG midwife 0 -0.33333',
      ],
    },
  },
  {
    name: 'a post that goes to the bank as it becomes inactive is left',
    events: [started('2021-06-01'), changed('2022-02-01', { contract: 'bank', status: 'inactive' })],
    flows: { england: ['2021-06-01 new ENG midwife 1 1', '2022-02-01 left ENG midwife 1 1'] },
  },
];
