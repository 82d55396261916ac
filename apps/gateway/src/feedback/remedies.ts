import {
  ANOMALY_CODES,
  FOLD_OUTCOMES,
  ITEM_OUTCOMES,
  OPERATOR_OUTCOMES,
  PARKED_REASONS,
  REJECTION_CODES,
} from '@muster/domain';

const WORDS: Readonly<Record<string, { readonly remedy?: string }>> = {
  ...ITEM_OUTCOMES,
  ...OPERATOR_OUTCOMES,
  ...FOLD_OUTCOMES,
  ...PARKED_REASONS,
  ...REJECTION_CODES,
  ...ANOMALY_CODES,
};

/** What a supplier can do about an outcome, a code or an anomaly; undefined where there is nothing to do. */
export function remedyOf(code: string): string | undefined {
  const remedy = Object.hasOwn(WORDS, code) ? WORDS[code]!.remedy : undefined;
  return remedy?.startsWith('Nothing.') ? undefined : remedy;
}
