import { type Case, changed, ended, started } from '../builders.js';

export const timelines: readonly Case[] = [
  {
    name: 'what is said of a post before it starts has no effect',
    events: [changed('2022-01-10', { fte: 0.2 }), ended('2022-02-01'), started('2022-03-01')],
    flows: { england: ['2022-03-01 new ENG midwife 1 1'] },
  },
  {
    name: 'a second start of an open post changes what it names and nothing else',
    events: [
      started('2022-01-10', { fte: 0.8, status: 'on-paid-leave' }),
      started('2022-03-01', { fte: undefined, organisation: 'R1K' }),
    ],
    flows: {
      organisation: [
        '2022-01-10 new R0A midwife 1 0.8',
        '2022-03-01 move-in R1K midwife 1 0.8',
        '2022-03-01 move-out R0A midwife 1 0.8',
      ],
    },
    stock: { 'organisation 2022-03-01': ['R1K midwife 1 0.8 leave 1 0.8'] },
  },
  {
    name: 'a second start names the occupation and so clears the job role',
    events: [
      started('2022-01-10', { occupation: '000', jobRole: 'R0680' }),
      started('2022-03-01', { occupation: '000' }),
    ],
    flows: {
      england: [
        '2022-01-10 new ENG midwife 1 1',
        '2022-03-01 role-in ENG other 1 1',
        '2022-03-01 role-out ENG midwife 1 1',
      ],
    },
  },
  {
    name: 'a start after an end carries nothing over, and nothing happens in between',
    events: [
      started('2022-01-10', { status: 'on-paid-leave' }),
      ended('2022-03-01'),
      changed('2022-03-05', { fte: 0.3 }),
      ended('2022-03-08'),
      started('2022-03-11', { fte: undefined }),
    ],
    flows: {
      england: [
        '2022-01-10 new ENG midwife 1 1',
        '2022-03-01 gap-out ENG midwife 1 1',
        '2022-03-11 gap-in ENG midwife 1 0',
      ],
    },
    stock: { 'england 2022-03-11': ['ENG midwife 1 0 unknown 1'] },
  },
  {
    name: 'an open post that ends and starts on one day goes on',
    events: [
      started('2022-01-10'),
      started('2022-03-01', { fte: 0.6 }, { time: '2022-03-01T08:00:00Z' }),
      ended('2022-03-01'),
    ],
    flows: { england: ['2022-01-10 new ENG midwife 1 1', '2022-03-01 hours ENG midwife 0 -0.4'] },
  },
  {
    name: 'a post that starts and ends on one day was nobody',
    events: [ended('2022-03-01', {}, { time: '2022-03-01T08:00:00Z' }), started('2022-03-01')],
    flows: { england: [] },
  },
  {
    name: 'on the day a post starts a change comes after the start, whenever it was recorded',
    events: [started('2022-03-01'), changed('2022-03-01', { fte: 0.6 }, { time: '2022-02-01T08:00:00Z' })],
    flows: { england: ['2022-03-01 new ENG midwife 1 0.6'] },
  },
  {
    name: 'of changes on one day the latest instant stands, not the later text',
    events: [
      started('2022-01-10'),
      changed('2022-03-01', { fte: 0.8 }, { id: '1', time: '2022-03-01T09:00:00.5Z' }),
      changed('2022-03-01', { fte: 0.6 }, { id: '2', time: '2022-03-01T10:00:00+02:00' }),
      changed('2022-03-01', { fte: 0.4 }, { id: '3', time: '2022-03-01T10:00:00.25+01:00' }),
    ],
    flows: { england: ['2022-01-10 new ENG midwife 1 1', '2022-03-01 hours ENG midwife 0 -0.2'] },
  },
  {
    name: 'of two changes at one instant the source decides, then the id, bytewise',
    events: [
      started('2022-01-10'),
      changed('2022-03-01', { fte: 0.2 }, { id: '2', source: 'urn:b' }),
      changed('2022-03-01', { fte: 0.4 }, { id: '10', source: 'urn:b' }),
      changed('2022-03-01', { fte: 0.6 }, { id: '3', source: 'urn:Z' }),
    ],
    flows: { england: ['2022-01-10 new ENG midwife 1 1', '2022-03-01 hours ENG midwife 0 -0.8'] },
  },
  {
    name: 'events count by their day, not by their arrival',
    events: [
      ended('2022-08-01'),
      changed('2022-05-01', { fte: 0.5 }),
      changed('2022-04-01', { organisation: 'R1K' }),
      started('2022-01-10'),
    ],
    flows: {
      organisation: [
        '2022-01-10 new R0A midwife 1 1',
        '2022-04-01 move-in R1K midwife 1 1',
        '2022-04-01 move-out R0A midwife 1 1',
        '2022-05-01 hours R1K midwife 0 -0.5',
        '2022-08-01 left R1K midwife 1 0.5',
      ],
    },
  },
];
