import { type Fault, type OdsCode } from '@muster/domain';
import { shapeOf } from './tidy.js';

/** What suppliers number themselves, and write in clear as `<ODS code>-<number>`. */
export const CLEAR_KINDS = ['post', 'learner', 'application'] as const;
export type ClearKind = (typeof CLEAR_KINDS)[number];

export type ClearId =
  | { readonly ok: true; readonly normal: string; readonly organisation: OdsCode }
  /** Never repeats what came. Its pointer is empty. */
  | { readonly ok: false; readonly fault: Fault };

const FORM = /^([A-Z0-9]{2,8})-([A-Za-z0-9][A-Za-z0-9._/-]{0,39})$/;

/** Exactly as it is written: payrolls tell `a1` from `A1`, and whose number it is must be plain to whoever looks before. */
export function readClearId(kind: ClearKind, text: string): ClearId {
  const organisation = FORM.exec(text)?.[1];
  return organisation === undefined
    ? {
        ok: false,
        fault: {
          pointer: '',
          expected: `${NUMBERS[kind]} as <ODS code>-<number>`,
          got: shapeOf(text),
          remedy: 'put the code of the organisation that gave the number before it, as R0A-<number>',
        },
      }
    : { ok: true, normal: text, organisation: organisation as OdsCode };
}

const NUMBERS: Readonly<Record<ClearKind, string>> = {
  post: 'an assignment number',
  learner: 'an enrolment number',
  application: 'an application number',
};

/** The organisation that an id in clear begins with: whose number it is. Undefined for a pseudonym, and for what is no id. */
export function organisationOfClear(text: string): OdsCode | undefined {
  const read = readClearId('post', text);
  return read.ok ? read.organisation : undefined;
}
