import { type Case, changed, ended, started } from '../builders.js';

export const moves: readonly Case[] = [
  {
    name: 'a first post is a new joiner of its trust, its ICB, its region and England',
    events: [started('2022-03-01', { fte: 0.8 })],
    flows: {
      organisation: ['2022-03-01 new R0A midwife 1 0.8'],
      icb: ['2022-03-01 new QOP midwife 1 0.8'],
      region: ['2022-03-01 new Y62 midwife 1 0.8'],
      england: ['2022-03-01 new ENG midwife 1 0.8'],
    },
    stock: { 'england 2022-02-28': [], 'england 2022-03-01': ['ENG midwife 1 0.8'] },
  },
  {
    name: 'a move between trusts is neither a joiner nor a leaver of England',
    events: [started('2021-06-01'), changed('2022-03-01', { organisation: 'R1K' })],
    flows: {
      organisation: [
        '2021-06-01 new R0A midwife 1 1',
        '2022-03-01 move-in R1K midwife 1 1',
        '2022-03-01 move-out R0A midwife 1 1',
      ],
      icb: [
        '2021-06-01 new QOP midwife 1 1',
        '2022-03-01 move-in QRV midwife 1 1',
        '2022-03-01 move-out QOP midwife 1 1',
      ],
      region: [
        '2021-06-01 new Y62 midwife 1 1',
        '2022-03-01 move-in Y56 midwife 1 1',
        '2022-03-01 move-out Y62 midwife 1 1',
      ],
      england: ['2021-06-01 new ENG midwife 1 1'],
    },
    stock: { 'organisation 2022-02-28': ['R0A midwife 1 1'], 'organisation 2022-03-01': ['R1K midwife 1 1'] },
  },
  {
    name: 'a move between two trusts of one ICB does not touch the ICB',
    events: [started('2021-06-01'), changed('2022-03-01', { organisation: 'RM3' })],
    flows: {
      organisation: [
        '2021-06-01 new R0A midwife 1 1',
        '2022-03-01 move-in RM3 midwife 1 1',
        '2022-03-01 move-out R0A midwife 1 1',
      ],
      icb: ['2021-06-01 new QOP midwife 1 1'],
    },
  },
  {
    name: 'out on 1 March, in elsewhere on 29 March is a move, and for their ICB and England a gap',
    events: [
      started('2021-06-01'),
      ended('2022-03-01'),
      started('2022-03-29', { post: 'p2', organisation: 'RM3' }),
    ],
    flows: {
      organisation: [
        '2021-06-01 new R0A midwife 1 1',
        '2022-03-01 move-out R0A midwife 1 1',
        '2022-03-29 move-in RM3 midwife 1 1',
      ],
      icb: [
        '2021-06-01 new QOP midwife 1 1',
        '2022-03-01 gap-out QOP midwife 1 1',
        '2022-03-29 gap-in QOP midwife 1 1',
      ],
      england: [
        '2021-06-01 new ENG midwife 1 1',
        '2022-03-01 gap-out ENG midwife 1 1',
        '2022-03-29 gap-in ENG midwife 1 1',
      ],
    },
    stock: { 'england 2022-03-28': [] },
  },
  {
    name: 'out on 1 March, in elsewhere on 30 March is a leaver who returns',
    events: [
      started('2021-06-01'),
      ended('2022-03-01'),
      started('2022-03-30', { post: 'p2', organisation: 'RM3' }),
    ],
    flows: {
      organisation: [
        '2021-06-01 new R0A midwife 1 1',
        '2022-03-01 left R0A midwife 1 1',
        '2022-03-30 return RM3 midwife 1 1',
      ],
      england: [
        '2021-06-01 new ENG midwife 1 1',
        '2022-03-01 left ENG midwife 1 1',
        '2022-03-30 return ENG midwife 1 1',
      ],
    },
  },
  {
    name: 'the same post again after 28 days is a gap in its trust',
    events: [started('2021-06-01'), ended('2022-03-01'), started('2022-03-29', { fte: 0.5 })],
    flows: {
      organisation: [
        '2021-06-01 new R0A midwife 1 1',
        '2022-03-01 gap-out R0A midwife 1 1',
        '2022-03-29 gap-in R0A midwife 1 0.5',
      ],
    },
  },
  {
    name: 'the same post again after 29 days has been left',
    events: [started('2021-06-01'), ended('2022-03-01'), started('2022-03-30')],
    flows: {
      organisation: [
        '2021-06-01 new R0A midwife 1 1',
        '2022-03-01 left R0A midwife 1 1',
        '2022-03-30 return R0A midwife 1 1',
      ],
    },
  },
  {
    name: 'hours changed on the day of a move come with the entry, and are hours for England',
    events: [started('2021-06-01'), changed('2022-03-01', { organisation: 'R1K', fte: 0.6 })],
    flows: {
      organisation: [
        '2021-06-01 new R0A midwife 1 1',
        '2022-03-01 move-in R1K midwife 1 0.6',
        '2022-03-01 move-out R0A midwife 1 1',
      ],
      england: ['2021-06-01 new ENG midwife 1 1', '2022-03-01 hours ENG midwife 0 -0.4'],
    },
  },
  {
    name: 'who comes back to a trust shortly after moving away has moved twice',
    events: [
      started('2021-06-01'),
      changed('2022-03-01', { organisation: 'R1K' }),
      changed('2022-03-15', { organisation: 'R0A' }),
    ],
    flows: {
      organisation: [
        '2021-06-01 new R0A midwife 1 1',
        '2022-03-01 move-in R1K midwife 1 1',
        '2022-03-01 move-out R0A midwife 1 1',
        '2022-03-15 move-in R0A midwife 1 1',
        '2022-03-15 move-out R1K midwife 1 1',
      ],
    },
  },
];
