/**
 * The professions that Muster counts. Which codes mean which is data (data/professions.csv).
 *
 * The figures that exist do not separate obstetricians from gynaecologists, and every label says so.
 * `consultant-all-specialties` is a published series, for context only; no code maps to it.
 */
export const PROFESSIONS = {
  midwife: { one: 'midwife', many: 'midwives' },
  'consultant-obstetrics-gynaecology': {
    one: 'consultant in obstetrics and gynaecology',
    many: 'consultants in obstetrics and gynaecology',
  },
  'obstetric-trainee': {
    one: 'trainee in obstetrics and gynaecology',
    many: 'trainees in obstetrics and gynaecology',
  },
  'maternity-support': { one: 'maternity support worker', many: 'maternity support workers' },
  'student-midwife': { one: 'student midwife', many: 'student midwives' },
  'consultant-all-specialties': {
    one: 'consultant (all specialties)',
    many: 'consultants (all specialties, not obstetrics and gynaecology alone)',
  },
  other: { one: 'other', many: 'others' },
} as const;

export type Profession = keyof typeof PROFESSIONS;

export const PROFESSION_NAMES = Object.keys(PROFESSIONS) as [Profession, ...Profession[]];
