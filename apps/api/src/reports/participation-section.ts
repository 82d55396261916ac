import { type ParticipationReply, type ParticipationRow } from '../participation/participation-reply.js';
import { type ReportChart, type ReportFigure, type ReportSection, type ReportTable } from './board-report.js';
import { figureWords } from './figure-words.js';
import { academicYear, dayInWords, derivedName, inDigits } from './words.js';

const STAGES: Readonly<Record<string, string>> = {
  started: 'Started',
  withdrew: 'Withdrew',
  completed: 'Completed',
  registered: 'Registered',
  'first-post': 'First post',
  'in-post-12': 'In post 12 months after',
  'in-post-24': 'In post 24 months after',
};
const GROUPS: Readonly<Record<string, string>> = {
  white: 'White',
  bme: 'Black and minority ethnic (BME)',
  'not-stated': 'Not stated',
  'not-known': 'Not known',
  absent: 'Nobody told',
};
const TOLD = ['started', 'completed', 'in-post-12'];

export interface ParticipationOf {
  readonly reply: ParticipationReply;
  readonly areaName: string;
  readonly knownAt: string | null;
}

/** White and BME as the Workforce Race Equality Standard has them: protected figures, as the API gives them. */
export function participationSection({ reply, areaName, knownAt }: ParticipationOf): ReportSection {
  const { rows, year } = reply;
  const likelihoods = rows.filter(({ measure }) => measure === 'relative-likelihood');
  const month = rows.find(row => row.month !== null)?.month ?? null;
  const dated = `Cohorts of ${academicYear(year)}, ${areaName}${month === null ? '; nothing is released yet' : `, as of the end of ${dayInWords(month)}`}.`;
  const source = `${derivedName(reply.simulated)}, protected. Intervals: 95 %.`;
  return {
    id: 'participation',
    title: `Participation: white and BME learners, ${areaName}`,
    answer: answerOf(reply),
    paragraphs: [
      reply.protectedBy,
      'The Workforce Race Equality Standard prints white ÷ BME: above 1, white people are likelier to reach the stage. Of those who withdrew, more is worse.',
    ],
    simulated: reply.simulated,
    figures: figuresOf(rows, likelihoods, month, knownAt),
    charts: likelihoods.some(({ low, value }) => low !== null || value !== null)
      ? [whiskers(likelihoods, dated, source)]
      : [],
    tables: [shares(rows, dated, source)],
  };
}

function answerOf({ rows, year }: ParticipationReply): string {
  const cohorts = academicYear(year);
  if (rows.some(({ stage, status }) => stage === 'started' && status === 'not-told'))
    return `Nobody told the ethnic group of those who began in ${cohorts}.`;
  const completed = rows.find(
    ({ stage, measure }) => stage === 'completed' && measure === 'relative-likelihood',
  );
  return completed?.value == null
    ? `Whether white and BME learners who began in ${cohorts} were as likely to complete cannot be said: ${figureWords(completed, 2)}.`
    : `White learners who began in ${cohorts} were ${inDigits(completed.value, 2)} times as likely to complete as BME learners${crosses(completed) ? ', which may be chance' : ''}.`;
}

const crosses = ({ low, high }: ParticipationRow) =>
  low === null || (low <= 1 && (high === null || high >= 1));

function figuresOf(
  rows: readonly ParticipationRow[],
  likelihoods: readonly ParticipationRow[],
  month: string | null,
  asOf: string | null,
): ReportFigure[] {
  const told = { evidence: 'protected', vintage: null, on: month, asOf } as const;
  const started = rows.filter(
    ({ stage, measure, group }) =>
      stage === 'started' && measure === 'share' && (group === 'white' || group === 'bme'),
  );
  return [
    ...started.map(row => ({
      ...{
        id: `participation/share-started-${row.group}`,
        label: `${GROUPS[row.group!]}, of those who started`,
      },
      ...{ value: row.value, unit: row.unit, words: figureWords(row), ...told },
    })),
    ...likelihoods.map(row => ({
      ...{ id: `participation/likelihood-${row.stage}`, label: `${stageName(row.stage)}: white ÷ BME` },
      ...{ value: row.value, unit: row.unit, words: figureWords(row, 2), ...told },
    })),
  ];
}

function whiskers(likelihoods: readonly ParticipationRow[], dated: string, source: string): ReportChart {
  const title = 'White against BME: how likely to reach each stage';
  const rows = likelihoods.map(row => ({
    ...{ name: stageName(row.stage), value: row.value, low: row.low, high: row.high },
    words: figureWords(row, 2),
  }));
  return {
    ...{ title, dated, source },
    description: `${rows.map(({ name, words }) => `${name}: ${words}`).join('; ')}. An interval that crosses 1 can be chance.`,
    drawing: {
      ...{ kind: 'whiskers', unit: 'times as likely (logarithmic scale)', rows },
      line: { at: 1, name: 'equally likely' },
    },
    table: {
      ...{ title, dated, source },
      columns: [
        { label: 'Stage', digits: null },
        { label: 'White ÷ BME', digits: 2 },
        { label: 'Lower limit', digits: 2 },
        { label: 'Upper limit', digits: 2 },
        { label: 'In words', digits: null },
      ],
      rows: rows.map(({ name, value, low, high, words }) => [name, value, low, high, words]),
    },
  };
}

function shares(rows: readonly ParticipationRow[], dated: string, source: string): ReportTable {
  const of = (stage: string, group: string, measure: ParticipationRow['measure']) =>
    rows.find(row => row.stage === stage && row.group === group && row.measure === measure);
  return {
    title: 'Who started, completed and was in post a year after',
    ...{ dated, source },
    columns: [
      { label: 'Stage', digits: null },
      { label: 'Group', digits: null },
      { label: 'People, rounded to 5', digits: null },
      { label: 'Share', digits: null },
      { label: 'Of the population', digits: null },
    ],
    rows: TOLD.flatMap(stage =>
      Object.keys(GROUPS).flatMap(group => {
        const people = of(stage, group, 'participants');
        if (!people) return [];
        const share = of(stage, group, 'share');
        const population = of(stage, group, 'population-share');
        return [
          [
            ...[stageName(stage), GROUPS[group]!, figureWords(people)],
            share ? figureWords(share) : 'no group',
            population ? figureWords(population) : 'no denominator',
          ],
        ];
      }),
    ),
  };
}

const stageName = (stage: string) => STAGES[stage] ?? stage;
