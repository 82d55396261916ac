import { BEA, type Case, changed, covers, ended, event, started } from '../builders.js';

const END = '2022-06-01';

export const feeds: readonly Case[] = [
  {
    name: 'who is there on the first day a feed covers was onboarded; who comes the day after is new',
    events: [
      covers('R0A', '2022-03-01'),
      started('2022-03-01'),
      started('2022-03-02', { fte: 0.5 }, { subject: BEA }),
    ],
    flows: {
      organisation: ['2022-03-01 onboarded R0A midwife 1 1', '2022-03-02 new R0A midwife 1 0.5'],
      england: ['2022-03-01 onboarded ENG midwife 1 1', '2022-03-02 new ENG midwife 1 0.5'],
    },
  },
  {
    name: 'a start before the coverage is onboarded on its own day, a move as well',
    events: [
      covers('R0A', '2022-03-01'),
      started('2021-06-01', { organisation: 'R1K' }),
      changed('2022-01-10', { organisation: 'R0A' }),
    ],
    flows: {
      organisation: [
        '2021-06-01 new R1K midwife 1 1',
        '2022-01-10 move-out R1K midwife 1 1',
        '2022-01-10 onboarded R0A midwife 1 1',
      ],
      england: ['2021-06-01 new ENG midwife 1 1'],
    },
  },
  {
    name: 'who goes when the coverage ends was offboarded; who went the day before left',
    events: [
      covers('R0A', '2020-01-01', END),
      started('2021-06-01'),
      started('2021-06-01', {}, { subject: BEA }),
      ended(END),
      ended('2022-05-31', {}, { subject: BEA }),
    ],
    flows: {
      england: [
        '2021-06-01 new ENG midwife 2 2',
        '2022-05-31 left ENG midwife 1 1',
        '2022-06-01 offboarded ENG midwife 1 1',
      ],
    },
  },
  {
    name: 'of several coverages the first begins and the last ends it',
    events: [
      covers('R0A', '2022-03-01', END),
      covers('R0A', '2022-09-01'),
      started('2022-02-01'),
      ended(END),
      started('2022-09-01', { post: 'p2' }),
    ],
    flows: {
      england: [
        '2022-02-01 onboarded ENG midwife 1 1',
        '2022-06-01 left ENG midwife 1 1',
        '2022-09-01 return ENG midwife 1 1',
      ],
    },
  },
  {
    name: 'a feed covers the professions it names',
    events: [covers('R0A', '2022-03-01', undefined, ['obstetric-trainee']), started('2022-02-01')],
    flows: { england: ['2022-02-01 new ENG midwife 1 1'] },
  },
  {
    name: 'a coverage that is retracted was never declared',
    events: [
      covers('R0A', '2022-03-01'),
      event('fact.retracted', 'feed/R0A', { retracts: 'feed.covers 2022-03-01' }, { id: 'x' }),
      started('2022-02-01'),
    ],
    flows: { england: ['2022-02-01 new ENG midwife 1 1'] },
  },
  {
    name: 'a merger into a trust that is not covered yet is restructured, not onboarded',
    events: [covers('RYR', '2022-03-01'), started('2020-06-01', { organisation: 'RXH' })],
    flows: {
      organisation: [
        '2021-04-01 restructured-in RYR midwife 1 1',
        '2021-04-01 restructured-out RXH midwife 1 1',
      ],
    },
  },
  {
    name: 'a feed that ends with its trust does not hide the merger',
    events: [covers('RXH', '2018-01-01', '2021-04-01'), started('2020-06-01', { organisation: 'RXH' })],
    flows: {
      organisation: [
        '2021-04-01 restructured-in RYR midwife 1 1',
        '2021-04-01 restructured-out RXH midwife 1 1',
      ],
    },
  },
  {
    name: 'an absence within the coverage is one; before it or after it nothing is known of absences',
    events: [
      covers('R0A', '2021-09-01', '2022-04-01'),
      started('2021-02-01'),
      changed('2021-06-01', { status: 'inactive' }),
      changed('2021-09-01', { status: 'active' }),
      changed('2022-01-10', { status: 'inactive' }),
      changed('2022-02-01', { status: 'active' }),
      changed('2022-05-01', { status: 'inactive' }),
    ],
    flows: {
      england: [
        '2021-02-01 onboarded ENG midwife 1 1',
        '2021-06-01 inactivated ENG midwife 1 1',
        '2021-09-01 onboarded ENG midwife 1 1',
        '2022-01-10 inactivated ENG midwife 1 1',
        '2022-02-01 reactivated ENG midwife 1 1',
        '2022-05-01 offboarded ENG midwife 1 1',
      ],
    },
  },
];
