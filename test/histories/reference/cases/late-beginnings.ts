import { type Case, changed, ended, started } from '../builders.js';

export const lateBeginnings: readonly Case[] = [
  {
    name: 'a post that started inactive is new on its first active day',
    events: [started('2022-01-10', { status: 'inactive' }), changed('2022-02-01', { status: 'active' })],
    flows: { england: ['2022-02-01 new ENG midwife 1 1'] },
    stock: { 'england 2022-01-31': [] },
  },
  {
    name: 'its second absence is an absence like any other',
    events: [
      started('2022-01-10', { status: 'inactive' }),
      changed('2022-02-01', { status: 'active' }),
      changed('2022-03-01', { status: 'inactive' }),
      changed('2022-04-01', { status: 'active' }),
    ],
    flows: {
      england: [
        '2022-02-01 new ENG midwife 1 1',
        '2022-03-01 inactivated ENG midwife 1 1',
        '2022-04-01 reactivated ENG midwife 1 1',
      ],
    },
  },
  {
    name: 'a post that started inactive and becomes active shortly after a post elsewhere is a move',
    events: [
      started('2021-06-01'),
      ended('2022-01-10'),
      started('2022-01-10', { post: 'p2', organisation: 'RM3', status: 'inactive' }),
      changed('2022-02-01', { post: 'p2', status: 'active' }),
    ],
    flows: {
      organisation: [
        '2021-06-01 new R0A midwife 1 1',
        '2022-01-10 move-out R0A midwife 1 1',
        '2022-02-01 move-in RM3 midwife 1 1',
      ],
    },
  },
  {
    name: 'a post that becomes active on the day it starts did not start inactive',
    events: [started('2022-01-10', { status: 'inactive' }), changed('2022-01-10', { status: 'active' })],
    flows: { england: ['2022-01-10 new ENG midwife 1 1'] },
  },
  {
    name: 'a secondment elsewhere is an absence here and a move there',
    events: [
      started('2021-06-01'),
      changed('2022-01-10', { status: 'inactive', statusReason: 'secondment' }),
      started('2022-01-10', { post: 'p2', organisation: 'R1K', fte: 0.8 }),
      ended('2022-09-01', { post: 'p2' }),
      changed('2022-09-01', { status: 'active' }),
    ],
    flows: {
      organisation: [
        '2021-06-01 new R0A midwife 1 1',
        '2022-01-10 inactivated R0A midwife 1 1',
        '2022-01-10 move-in R1K midwife 1 0.8',
        '2022-09-01 reactivated R0A midwife 1 1',
        '2022-09-01 move-out R1K midwife 1 0.8',
      ],
      england: [
        '2021-06-01 new ENG midwife 1 1',
        '2022-01-10 hours ENG midwife 0 -0.2',
        '2022-09-01 hours ENG midwife 0 0.2',
      ],
    },
  },
  {
    name: 'a post reported elsewhere on the day of its absence is inactive for what both have in common',
    events: [
      started('2021-06-01'),
      changed('2022-01-10', { organisation: 'RM3', status: 'inactive' }),
      changed('2022-09-01', { status: 'active' }),
    ],
    flows: {
      organisation: [
        '2021-06-01 new R0A midwife 1 1',
        '2022-01-10 left R0A midwife 1 1',
        '2022-09-01 reactivated RM3 midwife 1 1',
      ],
      icb: [
        '2021-06-01 new QOP midwife 1 1',
        '2022-01-10 inactivated QOP midwife 1 1',
        '2022-09-01 reactivated QOP midwife 1 1',
      ],
    },
  },
  {
    name: 'a secondment from which nobody comes back was an absence when it began',
    events: [
      started('2021-06-01'),
      changed('2022-01-10', { status: 'inactive', statusReason: 'secondment' }),
      started('2022-01-10', { post: 'p2', organisation: 'R1K' }),
      ended('2022-09-01'),
    ],
    flows: {
      organisation: [
        '2021-06-01 new R0A midwife 1 1',
        '2022-01-10 inactivated R0A midwife 1 1',
        '2022-01-10 move-in R1K midwife 1 1',
      ],
    },
  },
];
