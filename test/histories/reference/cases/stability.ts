import { type Case, changed, ended, started } from '../builders.js';

export const stability: readonly Case[] = [
  {
    name: 'who was in post twelve months before has stayed, whether or not they were away between',
    events: [
      started('2021-03-10'),
      changed('2021-09-01', { status: 'inactive' }),
      changed('2021-11-01', { status: 'active' }),
      ended('2022-10-15'),
    ],
    flows: {},
    stayed: {
      'england 2022-03-09': [],
      'england 2022-03-10': ['ENG midwife 1'],
      'england 2022-08-31': ['ENG midwife 1'],
      // Away a year before
      'england 2022-09-01': [],
      'england 2022-10-14': [],
      'england 2022-10-15': [],
    },
  },
  {
    name: 'who moved has stayed in the region, and in neither trust until a year has gone',
    events: [started('2021-01-10'), changed('2021-06-01', { organisation: 'RM3' })],
    flows: {},
    stayed: {
      'organisation 2022-05-31': [],
      'region 2022-05-31': ['Y62 midwife 1'],
      'organisation 2022-06-01': ['RM3 midwife 1'],
    },
  },
  {
    name: 'the twelve months before 28 and 29 February both end on the 28th, and those before 1 March on 1 March',
    events: [started('2019-02-28'), ended('2019-03-01'), started('2020-02-27', { post: 'p2' })],
    window: { from: '2020-02-01', to: '2021-03-31' },
    flows: {},
    stayed: {
      'england 2020-02-27': [],
      'england 2020-02-28': ['ENG midwife 1'],
      'england 2020-02-29': ['ENG midwife 1'],
      'england 2020-03-01': [],
      'england 2021-02-27': ['ENG midwife 1'],
    },
  },
];
