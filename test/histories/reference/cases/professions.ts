import { type Case, changed, started } from '../builders.js';

const registrar = { occupation: '921', grade: 'specialty-registrar', specialty: '501' };

export const professions: readonly Case[] = [
  {
    name: 'the job role decides where the occupation is not in the table, until the occupation is named again',
    events: [
      started('2021-06-01', { occupation: '000', jobRole: 'R0680' }),
      changed('2022-02-01', { occupation: '000' }),
    ],
    flows: {
      england: [
        '2021-06-01 new ENG midwife 1 1',
        '2022-02-01 role-in ENG other 1 1',
        '2022-02-01 role-out ENG midwife 1 1',
      ],
    },
  },
  {
    name: 'a change of occupation that names a job role keeps it',
    events: [
      started('2021-06-01', { occupation: '000', jobRole: 'R0680' }),
      changed('2022-02-01', { occupation: '001', jobRole: 'R0370' }),
    ],
    flows: {
      england: [
        '2021-06-01 new ENG midwife 1 1',
        '2022-02-01 role-in ENG student-midwife 1 1',
        '2022-02-01 role-out ENG midwife 1 1',
      ],
    },
  },
  {
    name: 'the occupation decides against the job role, and the job role against grade and specialty',
    events: [
      started('2022-01-10', { jobRole: 'R0370' }),
      started('2022-01-10', { ...registrar, post: 'p2', jobRole: 'R0640' }),
    ],
    flows: { england: ['2022-01-10 new ENG midwife 1 2'] },
  },
  {
    name: 'a code that counts as something else from a day on reclassifies its people',
    tables: shipped => ({
      ...shipped,
      professions: [
        ...shipped.professions,
        {
          system: 'nhs-occupation',
          code: 'N9Z',
          grade: '',
          profession: 'midwife',
          from: '2022-04-01',
          to: '',
        },
      ],
    }),
    events: [started('2021-06-01', { occupation: 'N9Z' })],
    flows: {
      england: [
        '2021-06-01 new ENG other 1 1',
        '2022-04-01 reclassified-in ENG midwife 1 1',
        '2022-04-01 reclassified-out ENG other 1 1',
      ],
    },
  },
];
