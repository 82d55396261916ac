import {
  ANN,
  BEA,
  CAT,
  type Case,
  changed,
  ended,
  linked,
  retracted,
  started,
  unlinked,
} from '../builders.js';

const ofBea = { subject: BEA };
const ofCat = { subject: CAT };

export const links: readonly Case[] = [
  {
    name: 'linked pseudonyms are one person, and the same post under both is one post',
    events: [
      started('2022-01-10', { fte: 0.6 }),
      linked(BEA),
      started('2022-01-10', { fte: 0.6 }, { ...ofBea, source: 'urn:z' }),
      changed('2022-03-01', { fte: 0.8 }, ofBea),
    ],
    flows: { england: ['2022-01-10 new ENG midwife 1 0.6', '2022-03-01 hours ENG midwife 0 0.2'] },
    stock: { 'england 2022-03-01': ['ENG midwife 1 0.8'] },
  },
  {
    name: 'a move from one pseudonym to a linked one is a move',
    events: [
      started('2021-06-01'),
      ended('2022-03-01'),
      started('2022-03-01', { organisation: 'R1K', post: 'p2' }, ofBea),
      linked(ANN, ofBea),
    ],
    flows: {
      organisation: [
        '2021-06-01 new R0A midwife 1 1',
        '2022-03-01 move-in R1K midwife 1 1',
        '2022-03-01 move-out R0A midwife 1 1',
      ],
      england: ['2021-06-01 new ENG midwife 1 1'],
    },
  },
  {
    name: 'links reach through a pseudonym that has no events',
    events: [
      started('2022-01-10', { fte: 0.5 }),
      started('2022-02-01', { fte: 0.5, post: 'p2' }, ofCat),
      linked(BEA),
      linked(BEA, ofCat),
    ],
    flows: { england: ['2022-01-10 new ENG midwife 1 0.5', '2022-02-01 hours ENG midwife 0 0.5'] },
  },
  {
    name: 'unlinking restores two people, from whichever side and in whatever order it arrives',
    events: [
      unlinked(ANN, { ...ofBea, time: '2022-05-01T10:00:00Z' }),
      started('2022-01-10'),
      started('2022-02-01', {}, ofBea),
      linked(BEA, { time: '2022-05-01T11:00:00+02:00' }),
    ],
    flows: { england: ['2022-01-10 new ENG midwife 1 1', '2022-02-01 new ENG midwife 1 1'] },
    stock: { 'england 2022-02-01': ['ENG midwife 2 2'] },
  },
  {
    name: 'a link that is retracted is none, and an earlier one decides again',
    events: [
      started('2022-01-10', { fte: 0.5 }),
      started('2022-02-01', { fte: 0.5, post: 'p2' }, ofBea),
      linked(BEA),
      unlinked(BEA, { time: '2022-06-01T10:00:00Z' }),
      retracted(`unlink ${BEA}`),
    ],
    flows: { england: ['2022-01-10 new ENG midwife 1 0.5', '2022-02-01 hours ENG midwife 0 0.5'] },
  },
  {
    name: 'a correction does not reach into a linked pseudonym',
    events: [
      started('2022-01-10', { fte: 0.5 }, { id: '1' }),
      changed('2022-03-01', { fte: 0.8, supersedes: '1' }, { ...ofBea, id: '2' }),
      linked(BEA),
    ],
    flows: { england: ['2022-01-10 new ENG midwife 1 0.5', '2022-03-01 hours ENG midwife 0 0.3'] },
  },
];
