/** The code of midwifery in the subject classification of applications to universities. */
export const MIDWIFERY = 'B720';
