import { type Branded } from '../brand.js';

/** An organisation's code: ODS, or an institution's. Any of valid form is accepted, known to the reference or not. */
export type OdsCode = Branded<string, 'OdsCode'>;

export const ODS_CODE = /^[A-Z0-9]{2,8}$/;
