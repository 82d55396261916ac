/** In and around the mergers of 2020 and 2021; ZZ99 is unknown, RQF is Welsh. Most careers stay within one line. */
export const NEIGHBOURHOODS = [
  ['RXH', 'RYR'],
  ['RW6', 'R0A', 'RM3'],
  ['RD3', 'RDZ', 'R0D'],
  ['R1K', 'RAL'],
  ['R0A', 'R1K', 'ZZ99'],
  ['R0A', 'RQF'],
] as const;
export const ORGANISATIONS = NEIGHBOURHOODS.flat();

/** Days on which something happens to organisations: RD3 and RDZ, RXH, RW6; and others that events may use. */
export const ANCHORS = [
  '2020-07-01',
  '2020-10-01',
  '2021-01-15',
  '2021-04-01',
  '2021-10-01',
  '2022-02-01',
] as const;

export const AROUND = [-93, -92, -91, -29, -28, -27, -10, -1, 0, 0, 0, 1, 10, 27, 28, 29, 91, 92, 93];
export const STEPS = [0, 0, 0, 1, 1, 7, 27, 28, 29, 30, 56, 57, 58, 92, 150, 300];
export const GAPS = [0, 0, 1, 14, 27, 28, 29, 40];
export const FTE = [1, 1, 0.8, 0.8, 0.66667, 0.5, 0.5, 0];
export const OCCUPATIONS = ['N2J', 'N2C', 'N2C', 'H2C', 'P2C', 'G1A', '921'];
export const ROLES = ['R0680', 'R0370', 'R9999'];
export const GRADES = ['specialty-registrar', 'consultant', 'nurse'];
