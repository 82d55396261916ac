import { type Profession } from '../../../professions.js';

/** The profession that an enrolment leads to. */
export function trainedFor({ profession }: { readonly profession: Profession }): Profession {
  if (profession === 'obstetric-trainee') return 'consultant-obstetrics-gynaecology';
  return profession === 'student-midwife' ? 'midwife' : profession;
}
