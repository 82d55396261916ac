import { type Case, changed, ended, started } from '../builders.js';

const absent = (day: string, reason = 'career-break') =>
  changed(day, { status: 'inactive', statusReason: reason });

export const absences: readonly Case[] = [
  {
    name: 'paid maternity leave is in post, on leave, and no flow',
    events: [
      started('2021-06-01', { fte: 0.8 }),
      changed('2022-01-10', { status: 'on-paid-leave', statusReason: 'maternity' }),
      changed('2022-09-01', { status: 'active' }),
    ],
    flows: { england: ['2021-06-01 new ENG midwife 1 0.8'] },
    stock: {
      'england 2022-02-01': ['ENG midwife 1 0.8 leave 1 0.8'],
      'england 2022-09-01': ['ENG midwife 1 0.8'],
    },
  },
  {
    name: 'who is on leave in one trust and works in another is on leave in the one only',
    events: [
      started('2021-06-01', { fte: 0.5, status: 'on-paid-leave' }),
      started('2021-06-01', { post: 'p2', organisation: 'R1K', fte: 0.5 }),
    ],
    flows: { england: ['2021-06-01 new ENG midwife 1 1'] },
    stock: {
      'organisation 2022-02-01': ['R0A midwife 1 0.5 leave 1 0.5', 'R1K midwife 1 0.5'],
      'england 2022-02-01': ['ENG midwife 1 1'],
    },
  },
  {
    name: 'a career break is inactivated and reactivated, with the FTE of each day',
    events: [
      started('2021-06-01'),
      absent('2022-01-10'),
      changed('2022-05-01', { status: 'active', fte: 0.6 }),
    ],
    flows: {
      organisation: [
        '2021-06-01 new R0A midwife 1 1',
        '2022-01-10 inactivated R0A midwife 1 1',
        '2022-05-01 reactivated R0A midwife 1 0.6',
      ],
    },
    stock: { 'organisation 2022-01-10': [] },
  },
  {
    name: 'an absence of a few days is no gap',
    events: [started('2021-06-01'), absent('2022-01-10'), changed('2022-01-20', { status: 'on-paid-leave' })],
    flows: {
      england: [
        '2021-06-01 new ENG midwife 1 1',
        '2022-01-10 inactivated ENG midwife 1 1',
        '2022-01-20 reactivated ENG midwife 1 1',
      ],
    },
  },
  {
    name: 'a career break reported with FTE 0 is a career break',
    events: [
      started('2021-06-01'),
      changed('2022-01-10', { status: 'inactive', fte: 0 }),
      changed('2022-05-01', { status: 'active', fte: 1 }),
    ],
    flows: {
      england: [
        '2021-06-01 new ENG midwife 1 1',
        '2022-01-10 inactivated ENG midwife 1 1',
        '2022-05-01 reactivated ENG midwife 1 1',
      ],
    },
  },
  {
    name: 'an absence that ends in leaving is leaving, on its first day',
    events: [started('2021-06-01'), absent('2022-01-10'), ended('2022-06-01')],
    flows: { england: ['2021-06-01 new ENG midwife 1 1', '2022-01-10 left ENG midwife 1 1'] },
  },
  {
    name: 'an absence that lasts beyond the window and ends in leaving is leaving all the same',
    window: { from: '2021-01-01', to: '2022-01-31' },
    events: [started('2021-06-01'), absent('2022-01-10'), ended('2024-06-01')],
    flows: { england: ['2021-06-01 new ENG midwife 1 1', '2022-01-10 left ENG midwife 1 1'] },
  },
  {
    name: 'an absence whose end is followed by a post within 28 days was not leaving',
    events: [
      started('2021-06-01'),
      absent('2022-01-10'),
      ended('2022-06-01'),
      started('2022-06-29', { post: 'p2', organisation: 'RM3' }),
    ],
    flows: {
      organisation: [
        '2021-06-01 new R0A midwife 1 1',
        '2022-01-10 inactivated R0A midwife 1 1',
        '2022-06-29 return RM3 midwife 1 1',
      ],
    },
  },
  {
    name: 'an absence whose end is followed by a post after 29 days was leaving',
    events: [
      started('2021-06-01'),
      absent('2022-01-10'),
      ended('2022-06-01'),
      started('2022-06-30', { post: 'p2', organisation: 'RM3' }),
    ],
    flows: {
      england: [
        '2021-06-01 new ENG midwife 1 1',
        '2022-01-10 left ENG midwife 1 1',
        '2022-06-30 return ENG midwife 1 1',
      ],
    },
  },
  {
    name: 'an absence that ends in leaving beside a standing post is dropped',
    events: [
      started('2021-06-01', { fte: 0.5 }),
      started('2021-06-01', { post: 'p2', organisation: 'R1K', fte: 0.5 }),
      absent('2022-01-10'),
      ended('2022-06-01'),
    ],
    flows: {
      organisation: [
        '2021-06-01 new R0A midwife 1 0.5',
        '2021-06-01 new R1K midwife 1 0.5',
        '2022-01-10 dropped R0A midwife 1 0.5',
      ],
      england: ['2021-06-01 new ENG midwife 1 1', '2022-01-10 hours ENG midwife 0 -0.5'],
    },
  },
  {
    name: 'an absence beside a standing post is an absence, not a post dropped and added',
    events: [
      started('2021-06-01', { fte: 0.5 }),
      started('2021-06-01', { post: 'p2', organisation: 'R1K', fte: 0.5 }),
      absent('2022-01-10'),
      changed('2022-03-01', { status: 'active' }),
    ],
    flows: {
      organisation: [
        '2021-06-01 new R0A midwife 1 0.5',
        '2021-06-01 new R1K midwife 1 0.5',
        '2022-01-10 inactivated R0A midwife 1 0.5',
        '2022-03-01 reactivated R0A midwife 1 0.5',
      ],
    },
  },
];
