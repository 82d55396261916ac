/** What codes of operations mean. Where a newer Muster has another, it is shown as it is. */
const JOB_KINDS: Readonly<Record<string, string>> = {
  rebuild: 'Count everything again',
  restate: 'A past day, as it was known',
  verify: 'Check figures against events',
  redrive: 'Try events set aside again',
  forecast: 'Forecast',
  compare: 'Compare scenarios',
  solve: 'What it would take',
  sensitivity: 'What the chance hangs on',
  backtest: 'Forecast the past again',
};

const SET_ASIDE: Readonly<Record<string, string>> = {
  'malformed-json': 'cannot be read: not JSON',
  'not-a-cloudevent': 'its envelope has faults',
  'unknown-type': 'a type of event that Muster does not have',
  'unknown-version': 'a version of its type that Muster does not have',
  schema: 'its data are not as its type asks',
  'date-out-of-range': 'a day before 1950, or more than ten years ahead',
  'too-large': 'too long',
  'not-your-source': 'in the name of a source that its sender may not use',
  'not-your-kind': 'of a kind that its sender may not send',
  'not-your-organisation': 'about an organisation that its sender may not speak for',
  'identifier-in-text': 'an identifier of a person in free text',
  'identity-reused': 'the name of an earlier event, with other content',
  'simulated-store': 'real people in a store of simulated ones, or the other way round',
  'fold-failed': 'this version of Muster cannot count it',
  erased: 'about somebody who was erased',
};

export function jobInWords(kind: string): string {
  return JOB_KINDS[kind] ?? kind;
}

export function setAsideInWords(reason: string): string {
  return SET_ASIDE[reason] ?? reason;
}
