import { SIMULATED, type Simulated } from '../calibration/rates.js';
import { type Random } from '../random/random.js';
import { byShare } from '../random/samplers.js';
import { type PostState } from './person.js';

export type Role = Pick<PostState, 'profession' | 'occupation' | 'jobRole' | 'grade' | 'specialty'>;

/**
 * Codes by profession, as data/professions.csv maps them; the shares are assumptions. `X2C` stands for a code that no table knows:
 * there the job role decides. `921` likewise for the medical occupation of obstetrics and gynaecology, which is not in the
 * published table: there grade and specialty decide.
 */
const MIDWIFE_CODES = byShare({ N2C: 0.55, N2J: 0.32, N2L: 0.125, X2C: 0.005 });
const SUPPORT_CODES = byShare({ H1C: 0.6, N9C: 0.4 });
const OTHER_CODES = byShare({ N6A: 0.7, G1A: 0.3 });
const UNKNOWN_TO_TABLES = '921';
/** One in five in obstetrics and gynaecology does gynaecology only (RCOG 2018); the rest is an assumption. */
const SPECIALTIES = byShare({ '500': 0.68, '501': 0.12, '502': 0.2 });
const MIDWIFE_BANDS = byShare({ 'Band 5': 0.08, 'Band 6': 0.67, 'Band 7': 0.2, 'Band 8a': 0.05 });
const SUPPORT_BANDS = byShare({ 'Band 2': 0.45, 'Band 3': 0.45, 'Band 4': 0.1 });
const OTHER_BANDS = byShare({ 'Band 5': 0.5, 'Band 6': 0.35, 'Band 7': 0.15 });

/** Midwife; sister or charge nurse; manager (data/professions.csv). */
const MIDWIFE_ROLES: Readonly<Record<string, string>> = {
  'Band 5': 'R0680',
  'Band 6': 'R0680',
  'Band 7': 'R0670',
  'Band 8a': 'R0660',
};

export function professionIndex(profession: Simulated): number {
  return SIMULATED.indexOf(profession);
}

const MAKE: Readonly<Record<Simulated, (random: Random, grade?: string) => Omit<Role, 'profession'>>> = {
  midwife: (random, grade = MIDWIFE_BANDS(random)) => ({
    occupation: MIDWIFE_CODES(random),
    grade,
    jobRole: MIDWIFE_ROLES[grade],
  }),
  'consultant-obstetrics-gynaecology': random => ({
    occupation: UNKNOWN_TO_TABLES,
    grade: 'consultant',
    specialty: SPECIALTIES(random),
  }),
  'obstetric-trainee': random => ({
    occupation: UNKNOWN_TO_TABLES,
    grade: 'specialty-registrar',
    specialty: random.chance(0.9) ? '500' : '501',
  }),
  'maternity-support': (random, grade = SUPPORT_BANDS(random)) => ({
    occupation: SUPPORT_CODES(random),
    grade,
  }),
  other: (random, grade = OTHER_BANDS(random)) => ({ occupation: OTHER_CODES(random), grade }),
};

/** A role in a profession; in a grade, where one is given. */
export function roleIn(profession: number, random: Random, grade?: string): Role {
  return { profession, ...MAKE[SIMULATED[profession] as Simulated](random, grade) };
}

const NEXT_BAND: Readonly<Record<string, string>> = {
  'Band 2': 'Band 3',
  'Band 3': 'Band 4',
  'Band 5': 'Band 6',
  'Band 6': 'Band 7',
  'Band 7': 'Band 8a',
};

/** What a step up changes; `undefined` at the top. */
export function promotionOf(state: PostState): Partial<PostState> | undefined {
  const grade = NEXT_BAND[state.grade ?? ''];
  if (grade === undefined) return undefined;
  const jobRole = state.jobRole === undefined ? undefined : MIDWIFE_ROLES[grade];
  return jobRole === undefined || jobRole === state.jobRole ? { grade } : { grade, jobRole };
}
