import { type MonthPoint } from '../../charts/month-lines.js';
import { inDigits } from '../../words/numbers.js';
import { type ExposureReply } from './query.js';

type Row = ExposureReply['rows'][number];
type Requirement = ExposureReply['requirements'][number];

export interface Track {
  readonly programme: string;
  readonly cohort: string;
  readonly points: readonly MonthPoint[];
}

/** The share on track by month, a cohort of a programme each. */
export function trackOf(rows: readonly Row[]): Track[] {
  const shares = rows.filter(({ measure, value }) => measure === 'on-track-share' && value !== null);
  const keys = [...new Set(shares.map(({ programme, cohort }) => `${programme}\n${cohort}`))].sort();
  return keys.map(key => {
    const [programme, cohort] = key.split('\n') as [string, string];
    const points = shares
      .filter(row => row.programme === programme && row.cohort === cohort)
      .map(({ monthOfProgramme, value, low, high }) => ({
        month: monthOfProgramme!,
        value: value!,
        low,
        high,
      }))
      .sort((a, b) => a.month - b.month);
    return { programme, cohort, points };
  });
}

const KINDS: Readonly<Record<string, string>> = {
  'births-facilitated': 'births facilitated',
  'births-assisted': 'births assisted',
  'antenatal-exams': 'antenatal examinations',
  'postnatal-exams': 'postnatal examinations',
  'newborn-exams': 'examinations of the newborn',
  'complex-care': 'women cared for with complications',
};

export function kindInWords(kind: string): string {
  return KINDS[kind] ?? kind.replaceAll('-', ' ');
}

/** "100 antenatal examinations, …; and 40 births facilitated, or 30 births facilitated with 20 births assisted." */
export function requirementsInWords(requirements: readonly Requirement[]): string {
  if (requirements.length === 0) return 'No standard is known for these programmes.';
  const each = ({ minimum, kind }: Requirement) => `${minimum} ${kindInWords(kind)}`;
  const always = requirements.filter(({ alternative }) => alternative === '').map(each);
  const alternatives = [...new Set(requirements.map(({ alternative }) => alternative))]
    .filter(name => name !== '')
    .map(name =>
      requirements
        .filter(({ alternative }) => alternative === name)
        .map(each)
        .join(' with '),
    );
  const told = [always.join(', '), alternatives.join(', or ')].filter(text => text !== '').join('; and ');
  return `By the end: ${told}.`;
}

/** Everything logged, added up over cohorts: hours by practice area, then counts by kind. */
export function practiceOf(rows: readonly Row[]): { readonly name: string; readonly words: string }[] {
  return (['practice-hours', 'practice-count'] as const).flatMap(measure => {
    const own = rows.filter(row => row.measure === measure && row.detail !== null);
    return [...new Set(own.map(({ detail }) => detail!))].sort().map(detail => {
      const total = own.reduce((sum, row) => (row.detail === detail ? sum + (row.value ?? 0) : sum), 0);
      return measure === 'practice-hours'
        ? { name: `Hours, ${kindInWords(detail)}`, words: `${inDigits(total)} hours` }
        : { name: begun(kindInWords(detail)), words: inDigits(total) };
    });
  });
}

function begun(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
