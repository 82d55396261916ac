import { ANOMALY_CODES, FOLD_OUTCOMES, ITEM_OUTCOMES, PARKED_REASONS, REJECTION_CODES } from '@muster/domain';

/** What an operator did with an event since it came. */
const OPERATOR_OUTCOMES = {
  withdrawn: {
    means: 'Whoever runs Muster took it back, for the reason given. It counts nowhere.',
    remedy: 'Send what is right under new ids; if the reason does not say enough, ask whoever runs Muster.',
  },
  restored: {
    means: 'The withdrawal was undone: it counts again, as if it had never been withdrawn.',
    remedy: 'Nothing.',
  },
};

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
