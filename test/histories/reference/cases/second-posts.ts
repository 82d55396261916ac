import { ANN, BEA, type Case, changed, ended, event, started } from '../builders.js';

export const secondPosts: readonly Case[] = [
  {
    name: 'a second post in another trust is added and dropped there, and hours for England',
    events: [
      started('2021-06-01', { fte: 0.6 }),
      started('2022-02-01', { post: 'p2', organisation: 'R1K', fte: 0.4 }),
      ended('2022-06-01', { post: 'p2' }),
    ],
    flows: {
      organisation: [
        '2021-06-01 new R0A midwife 1 0.6',
        '2022-02-01 added R1K midwife 1 0.4',
        '2022-06-01 dropped R1K midwife 1 0.4',
      ],
      region: [
        '2021-06-01 new Y62 midwife 1 0.6',
        '2022-02-01 added Y56 midwife 1 0.4',
        '2022-06-01 dropped Y56 midwife 1 0.4',
      ],
      england: [
        '2021-06-01 new ENG midwife 1 0.6',
        '2022-02-01 hours ENG midwife 0 0.4',
        '2022-06-01 hours ENG midwife 0 -0.4',
      ],
    },
    stock: {
      'organisation 2022-03-01': ['R0A midwife 1 0.6', 'R1K midwife 1 0.4'],
      'england 2022-03-01': ['ENG midwife 1 1'],
    },
  },
  {
    name: 'two posts begun on one day are new in each trust and one new in England',
    events: [
      started('2022-02-01', { fte: 0.5 }),
      started('2022-02-01', { post: 'p2', organisation: 'R1K', fte: 0.5 }),
    ],
    flows: {
      organisation: ['2022-02-01 new R0A midwife 1 0.5', '2022-02-01 new R1K midwife 1 0.5'],
      england: ['2022-02-01 new ENG midwife 1 1'],
    },
  },
  {
    name: 'a second post in the same trust is hours there',
    events: [
      started('2021-06-01', { fte: 0.6 }),
      started('2022-02-01', { post: 'p2', fte: 0.4 }),
      ended('2022-06-01'),
    ],
    flows: {
      organisation: [
        '2021-06-01 new R0A midwife 1 0.6',
        '2022-02-01 hours R0A midwife 0 0.4',
        '2022-06-01 hours R0A midwife 0 -0.6',
      ],
    },
    stock: {
      'organisation 2022-02-01': ['R0A midwife 1 1'],
      'organisation 2022-06-01': ['R0A midwife 1 0.4'],
    },
  },
  {
    name: 'who works in two trusts for a while has added one and dropped the other',
    events: [
      started('2021-06-01'),
      started('2022-02-01', { post: 'p2', organisation: 'R1K' }),
      ended('2022-03-01'),
    ],
    flows: {
      organisation: [
        '2021-06-01 new R0A midwife 1 1',
        '2022-02-01 added R1K midwife 1 1',
        '2022-03-01 dropped R0A midwife 1 1',
      ],
    },
  },
  {
    name: 'a move beside a standing post elsewhere is dropped and added',
    events: [
      started('2021-06-01', { fte: 0.5 }),
      started('2021-06-01', { post: 'p2', organisation: 'R1K', fte: 0.5 }),
      changed('2022-03-01', { organisation: 'RM3' }),
    ],
    flows: {
      organisation: [
        '2021-06-01 new R0A midwife 1 0.5',
        '2021-06-01 new R1K midwife 1 0.5',
        '2022-03-01 added RM3 midwife 1 0.5',
        '2022-03-01 dropped R0A midwife 1 0.5',
      ],
      icb: ['2021-06-01 new QOP midwife 1 0.5', '2021-06-01 new QRV midwife 1 0.5'],
    },
  },
  {
    name: 'two posts that change places leave the stock as it is, but for hours',
    events: [
      started('2021-06-01', { fte: 0.6 }),
      started('2021-06-01', { post: 'p2', organisation: 'R1K', fte: 0.4 }),
      changed('2022-03-01', { organisation: 'R1K' }),
      changed('2022-03-01', { post: 'p2', organisation: 'R0A' }),
    ],
    flows: {
      organisation: [
        '2021-06-01 new R0A midwife 1 0.6',
        '2021-06-01 new R1K midwife 1 0.4',
        '2022-03-01 hours R0A midwife 0 -0.2',
        '2022-03-01 hours R1K midwife 0 0.2',
      ],
      england: ['2021-06-01 new ENG midwife 1 1'],
    },
  },
  {
    name: 'two people count as two, whatever their posts are called',
    events: [
      started('2022-02-01'),
      started('2022-02-01', {}, { subject: BEA }),
      event('post.ended', BEA, { post: 'p1', effectiveOn: '2022-05-01' }),
      event('training.attended', ANN, { effectiveOn: '2022-04-01', session: 's', kind: 'leadership' }),
    ],
    flows: { england: ['2022-02-01 new ENG midwife 2 2', '2022-05-01 left ENG midwife 1 1'] },
    stock: { 'england 2022-04-30': ['ENG midwife 2 2'], 'england 2022-05-01': ['ENG midwife 1 1'] },
  },
];
