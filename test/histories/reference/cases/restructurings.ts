import { type Case, changed, ended, started } from '../builders.js';

// Brighton (RXH, in no ICB) became Sussex (RYR, in QNX) on 2021-04-01; both are in the South East (Y59).
const brighton = { organisation: 'RXH' };
const sussex = { post: 'p2', organisation: 'RYR' };

export const restructurings: readonly Case[] = [
  {
    name: 'an end in the old trust and a start in the new around a merger is restructured at every level',
    events: [started('2020-06-01', brighton), ended('2021-03-20'), started('2021-04-10', sussex)],
    flows: {
      organisation: [
        '2021-03-20 restructured-out RXH midwife 1 1',
        '2021-04-10 restructured-in RYR midwife 1 1',
      ],
      england: ['2021-03-20 restructured-out ENG midwife 1 1', '2021-04-10 restructured-in ENG midwife 1 1'],
    },
  },
  {
    name: 'an end and a start 29 days from each other are not one restructuring',
    events: [started('2020-06-01', brighton), ended('2021-03-20'), started('2021-04-18', sussex)],
    flows: {
      organisation: ['2021-03-20 left RXH midwife 1 1', '2021-04-18 return RYR midwife 1 1'],
      england: ['2021-03-20 left ENG midwife 1 1', '2021-04-18 return ENG midwife 1 1'],
    },
  },
  {
    name: 'an end 28 days before the merger belongs to it',
    events: [started('2020-06-01', brighton), ended('2021-03-04'), started('2021-03-20', sussex)],
    flows: {
      organisation: [
        '2021-03-04 restructured-out RXH midwife 1 1',
        '2021-03-20 restructured-in RYR midwife 1 1',
      ],
    },
  },
  {
    name: 'an end 29 days before the merger does not, and is a move',
    events: [started('2020-06-01', brighton), ended('2021-03-03'), started('2021-03-20', sussex)],
    flows: {
      organisation: ['2021-03-03 move-out RXH midwife 1 1', '2021-03-20 move-in RYR midwife 1 1'],
      region: ['2021-03-03 gap-out Y59 midwife 1 1', '2021-03-20 gap-in Y59 midwife 1 1'],
    },
  },
  {
    name: 'a start in the new trust may come before the end in the old',
    events: [
      started('2020-06-01', brighton),
      started('2021-03-15', { ...sussex, fte: 0.5 }),
      ended('2021-04-01'),
    ],
    flows: {
      organisation: [
        '2021-03-15 restructured-in RYR midwife 1 0.5',
        '2021-04-01 restructured-out RXH midwife 1 1',
      ],
      england: ['2021-03-15 hours ENG midwife 0 0.5', '2021-04-01 hours ENG midwife 0 -1'],
    },
  },
  {
    name: 'a post reported under the new code before the merger is restructured',
    events: [started('2020-06-01', brighton), changed('2021-03-20', { organisation: 'RYR' })],
    flows: {
      organisation: [
        '2021-03-20 restructured-in RYR midwife 1 1',
        '2021-03-20 restructured-out RXH midwife 1 1',
      ],
    },
  },
  {
    name: 'an absence is no end of a post that a merger could explain',
    events: [
      started('2020-06-01', brighton),
      changed('2021-03-20', { status: 'inactive' }),
      ended('2021-04-01'),
      started('2021-04-10', sussex),
    ],
    flows: {
      organisation: ['2021-03-20 inactivated RXH midwife 1 1', '2021-04-10 move-in RYR midwife 1 1'],
      england: ['2021-03-20 inactivated ENG midwife 1 1', '2021-04-10 gap-in ENG midwife 1 1'],
    },
  },
  {
    name: 'a post in the new trust that started inactive begins on its first active day',
    events: [
      started('2020-06-01', brighton),
      ended('2021-03-25'),
      started('2021-03-20', { ...sussex, status: 'inactive' }),
      changed('2021-04-10', { post: 'p2', status: 'active' }),
    ],
    flows: {
      organisation: [
        '2021-03-25 restructured-out RXH midwife 1 1',
        '2021-04-10 restructured-in RYR midwife 1 1',
      ],
    },
  },
];
