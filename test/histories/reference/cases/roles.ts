import { type Case, changed, ended, started } from '../builders.js';

const registrar = { occupation: '921', grade: 'specialty-registrar', specialty: '501' };

export const roles: readonly Case[] = [
  {
    name: 'a registrar who becomes consultant changes role, and neither joins nor leaves by moving',
    events: [started('2021-06-01', registrar), changed('2022-08-03', { grade: 'consultant' })],
    flows: {
      england: [
        '2021-06-01 new ENG obstetric-trainee 1 1',
        '2022-08-03 role-in ENG consultant-obstetrics-gynaecology 1 1',
        '2022-08-03 role-out ENG obstetric-trainee 1 1',
      ],
    },
    stock: { 'england 2022-08-03': ['ENG consultant-obstetrics-gynaecology 1 1'] },
  },
  {
    name: 'a midwife who takes up other work and comes back changes role twice',
    events: [
      started('2021-06-01'),
      changed('2022-02-01', { occupation: 'G1A' }),
      changed('2022-08-01', { occupation: 'N2C' }),
    ],
    flows: {
      england: [
        '2021-06-01 new ENG midwife 1 1',
        '2022-02-01 role-in ENG other 1 1',
        '2022-02-01 role-out ENG midwife 1 1',
        '2022-08-01 role-in ENG midwife 1 1',
        '2022-08-01 role-out ENG other 1 1',
      ],
    },
  },
  {
    name: 'other work 28 days after is a change of role',
    events: [
      started('2021-06-01'),
      ended('2022-03-01'),
      started('2022-03-29', { post: 'p2', organisation: 'R1K', occupation: 'H2C' }),
    ],
    flows: {
      england: [
        '2021-06-01 new ENG midwife 1 1',
        '2022-03-01 role-out ENG midwife 1 1',
        '2022-03-29 role-in ENG maternity-support 1 1',
      ],
    },
  },
  {
    name: 'other work 29 days after is leaving the one and joining the other',
    events: [
      started('2021-06-01'),
      ended('2022-03-01'),
      started('2022-03-30', { post: 'p2', organisation: 'R1K', occupation: 'H2C' }),
    ],
    flows: {
      england: [
        '2021-06-01 new ENG midwife 1 1',
        '2022-03-01 left ENG midwife 1 1',
        '2022-03-30 new ENG maternity-support 1 1',
      ],
    },
  },
  {
    name: 'a midwife who also begins other work is new there, and leaves it when she stays a midwife',
    events: [
      started('2021-06-01', { fte: 0.5 }),
      started('2022-02-01', { post: 'p2', occupation: 'H2C', fte: 0.4 }),
      ended('2022-06-01', { post: 'p2' }),
    ],
    flows: {
      organisation: [
        '2021-06-01 new R0A midwife 1 0.5',
        '2022-02-01 new R0A maternity-support 1 0.4',
        '2022-06-01 left R0A maternity-support 1 0.4',
      ],
    },
  },
  {
    name: 'a change of work on the day of a move is a change of role in both trusts',
    events: [started('2021-06-01'), changed('2022-02-01', { organisation: 'R1K', occupation: 'H2C' })],
    flows: {
      organisation: [
        '2021-06-01 new R0A midwife 1 1',
        '2022-02-01 role-in R1K maternity-support 1 1',
        '2022-02-01 role-out R0A midwife 1 1',
      ],
    },
  },
  {
    name: 'an absence from which the post comes back to other work was no leaving, and the work is new',
    events: [
      started('2021-06-01'),
      changed('2022-01-10', { status: 'inactive' }),
      changed('2022-03-01', { status: 'active', occupation: 'H2C' }),
      ended('2022-06-01'),
    ],
    flows: {
      england: [
        '2021-06-01 new ENG midwife 1 1',
        '2022-01-10 inactivated ENG midwife 1 1',
        '2022-03-01 new ENG maternity-support 1 1',
        '2022-06-01 left ENG maternity-support 1 1',
      ],
    },
  },
  {
    name: 'a post that changes its work as it becomes inactive is no absence from the old work',
    events: [started('2021-06-01'), changed('2022-01-10', { status: 'inactive', occupation: 'H2C' })],
    flows: { england: ['2021-06-01 new ENG midwife 1 1', '2022-01-10 left ENG midwife 1 1'] },
  },
  {
    name: 'other work within a short gap leaves it a gap',
    events: [
      started('2021-06-01'),
      changed('2022-03-01', { occupation: 'H2C' }),
      changed('2022-03-15', { occupation: 'N2J' }),
    ],
    flows: {
      england: [
        '2021-06-01 new ENG midwife 1 1',
        '2022-03-01 gap-out ENG midwife 1 1',
        '2022-03-01 role-in ENG maternity-support 1 1',
        '2022-03-15 gap-in ENG midwife 1 1',
        '2022-03-15 role-out ENG maternity-support 1 1',
      ],
    },
  },
];
