import { ANN, type Case, ESR, changed, ended, event, retracted, started } from '../builders.js';

const OLD = 'urn:ods:R0A:old';
const march = started('2022-03-01', {}, { id: '1' });
const april = started('2022-04-01', { supersedes: '1' }, { id: '2' });
const may = started('2022-05-01', { supersedes: '2' }, { id: '3' });
const newOn = (day: string) => ({ england: [`${day} new ENG midwife 1 1`] });

export const corrections: readonly Case[] = [
  {
    name: 'an event that comes twice counts once, and another under its identity not at all',
    events: [march, march, started('2022-02-01', { fte: 0.5 }, { id: '1' })],
    flows: newOn('2022-03-01'),
  },
  { name: 'a correction replaces what it corrects', events: [march, april], flows: newOn('2022-04-01') },
  {
    name: 'a correction that comes before what it corrects replaces it as well',
    events: [april, march],
    flows: newOn('2022-04-01'),
  },
  {
    name: 'of a chain of corrections the last stands',
    events: [may, march, april],
    flows: newOn('2022-05-01'),
  },
  {
    name: 'retracting the last of a chain restores the one before',
    events: [march, april, may, retracted('3')],
    flows: newOn('2022-04-01'),
  },
  {
    name: 'retracting the middle of a chain changes nothing',
    events: [march, retracted('2'), april, may],
    flows: newOn('2022-05-01'),
  },
  {
    name: 'retracting all corrections restores the first',
    events: [march, april, may, retracted('3'), retracted('2')],
    flows: newOn('2022-03-01'),
  },
  {
    name: 'two corrections of one event both stand',
    events: [march, april, started('2022-05-01', { supersedes: '1', post: 'p2', fte: 0.5 }, { id: '3' })],
    flows: {
      england: ['2022-04-01 new ENG midwife 1 1', '2022-05-01 hours ENG midwife 0 0.5'],
    },
  },
  {
    name: 'all events of a circle of corrections are out of force, whoever is retracted',
    events: [
      started('2022-03-01', { supersedes: '3' }, { id: '1' }),
      april,
      may,
      retracted('2'),
      started('2022-06-01', { post: 'p2' }),
    ],
    flows: newOn('2022-06-01'),
  },
  {
    name: 'a retraction cannot be retracted or corrected',
    events: [
      march,
      retracted('1'),
      retracted('not 1'),
      started('2022-06-01', { post: 'p2', supersedes: 'not 1' }),
    ],
    flows: newOn('2022-06-01'),
  },
  {
    name: 'a retraction of what was never seen waits for it',
    events: [
      retracted('9'),
      started('2022-06-01'),
      retracted('8'),
      changed('2022-07-01', { fte: 0.5 }, { id: '9' }),
    ],
    flows: newOn('2022-06-01'),
  },
  {
    name: 'an id means an event of the same source',
    events: [march, april, { ...retracted('1'), source: OLD }, { ...retracted('2'), source: OLD }],
    flows: newOn('2022-04-01'),
  },
  {
    name: 'a source that succeeded another corrects its events, but its own of that id first',
    events: [
      event('source.succeeded', `source/${OLD}`, { effectiveOn: '2022-01-01', successor: ESR }),
      started('2022-02-01', { fte: 0.7 }, { id: '1', source: OLD }),
      changed('2022-03-01', { fte: 0.5 }, { id: '2', source: OLD }),
      changed('2022-04-01', { fte: 0.8 }, { id: '2' }),
      started('2022-01-10', { supersedes: '1' }, { id: '7' }),
      retracted('2'),
    ],
    flows: {
      england: ['2022-01-10 new ENG midwife 1 1', '2022-03-01 hours ENG midwife 0 -0.5'],
    },
  },
  {
    name: 'a correction may be of another kind, post and day',
    events: [
      started('2022-03-01'),
      ended('2022-06-01', {}, { id: '5' }),
      started('2022-07-01', { post: 'p2', organisation: 'R1K', fte: 0.2, supersedes: '5' }),
    ],
    flows: {
      organisation: ['2022-03-01 new R0A midwife 1 1', '2022-07-01 added R1K midwife 1 0.2'],
    },
  },
  {
    name: 'corrections stay within their subject',
    events: [march, { ...april, subject: ANN.replaceAll('a', 'd') }],
    flows: { england: ['2022-03-01 new ENG midwife 1 1', '2022-04-01 new ENG midwife 1 1'] },
  },
];
