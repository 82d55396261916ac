import { type Branded, NotA } from '../brand.js';

/** An organisation's code: ODS, or an institution's. Any of valid form is accepted, known to the reference or not. */
export type OdsCode = Branded<string, 'OdsCode'>;

export const ODS_CODE = /^[A-Z0-9]{2,8}$/;

/** @throws {NotA} */
export function odsCode(text: string): OdsCode {
  if (!ODS_CODE.test(text)) throw new NotA('an organisation code of 2 to 8 capitals and digits', text);
  return text as OdsCode;
}
