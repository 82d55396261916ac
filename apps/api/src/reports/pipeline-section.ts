import { type PipelineMeasure, type PipelineReply, type PipelineRow } from '../pipeline/pipeline-reply.js';
import { type ReportChart, type ReportFigure, type ReportSection, type ReportTable } from './board-report.js';
import { figureWords } from './figure-words.js';
import { academicYear, dayInWords, derivedName, inDigits } from './words.js';

const YEARS = 6;

const FIGURES: readonly (readonly [measure: PipelineMeasure, label: string, detail?: string])[] = [
  ['applications', 'Applications'],
  ['planned', 'Planned places'],
  ['starters', 'Starters'],
  ['fill-rate', 'Places filled'],
  ['in-training', 'In training still'],
  ['withdrawn', 'Withdrew'],
  ['withdrawn-share', 'Withdrew, of all who began'],
  ['completed-on-time', 'Completed on time'],
  ['completed-late', 'Completed late'],
  ['repair-share', 'Not through within the standard pathway (RePAIR)'],
  ['registered', 'Registered'],
  ['first-post', 'Have had a first post'],
  ['in-post-share', 'In post 12 months after completing', '12'],
  ['in-post-share', 'In post 24 months after completing', '24'],
];

export interface PipelineOf {
  readonly reply: PipelineReply;
  readonly areaName: string;
  readonly year: string;
  readonly knownAt: string | null;
}

/** Who is coming in, how far do they get, and where are they lost. */
export function pipelineSection({ reply, areaName, year, knownAt }: PipelineOf): ReportSection {
  const own = reply.rows.filter(row => row.year === year);
  const of = (measure: PipelineMeasure, detail: string | null = null) =>
    own.find(row => row.measure === measure && row.detail === detail);
  const count = (measure: PipelineMeasure) => of(measure)?.value ?? 0;
  const completed = count('completed-on-time') + count('completed-late');
  const told = own.length > 0;
  const dated = `Cohorts of ${academicYear(year)}, ${areaName}, counted up to ${dayInWords(reply.on)}.`;
  return {
    id: 'pipeline',
    title: `Pipeline: midwives in training, ${areaName}`,
    answer: told
      ? `Of ${inDigits(count('starters'))} who began in ${academicYear(year)}, ${inDigits(completed)} have completed, ${inDigits(count('withdrawn'))} withdrew and ${inDigits(count('in-training'))} are in training still; ${inDigits(count('first-post'))} have had a first post.`
      : `Nobody told of training of midwives that began in ${academicYear(year)}.`,
    paragraphs: told
      ? [
          'Withdrawn are those who left for good; RePAIR counts who was not through within the standard pathway, late or lost. Their denominators differ: they add up to nothing.',
        ]
      : [],
    simulated: reply.simulated,
    figures: told
      ? FIGURES.map(([measure, label, detail = null]): ReportFigure => {
          const row = of(measure, detail);
          return {
            id: `pipeline/${measure}${detail === null ? '' : `-${detail}`}`,
            ...{ label, value: row?.value ?? null, unit: row?.unit ?? 'people' },
            words: measure === 'applications' && row?.value === 0 ? 'none told' : figureWords(row),
            ...{ evidence: 'derived', vintage: null, on: reply.on, asOf: knownAt },
          };
        })
      : [],
    charts: told ? [reached(own, dated, reply.simulated)] : [],
    tables: reply.rows.length > 0 ? [byYear(reply, areaName)] : [],
  };
}

/** Applications are not people: they have outlines. */
function reached(own: readonly PipelineRow[], dated: string, simulated: boolean): ReportChart {
  const of = (measure: PipelineMeasure, detail: string | null = null) =>
    own.find(row => row.measure === measure && row.detail === detail);
  const count = (measure: PipelineMeasure) => of(measure)?.value ?? 0;
  const completed = count('completed-on-time') + count('completed-late');
  const applied = count('applications');
  // One who applies to five institutions makes five; where none are told, there is nothing to draw.
  const applications = (name: string, value: number, of?: number) =>
    applied > 0
      ? stage(name, value, true, of)
      : { name, value: null, hollow: true, words: 'no applications told' };
  const stage = (name: string, value: number, hollow = false, of?: number) => ({
    ...{ name, value, hollow },
    words:
      of !== undefined && of > 0
        ? `${inDigits(value)}: ${inDigits((100 * value) / of, 1)} %`
        : inDigits(value),
  });
  const after = (months: string) => {
    const row = of('in-post-share', months);
    const value = row?.value == null ? null : Math.round((row.value * row.of!) / 100);
    return {
      ...{ name: `In post ${months} months after`, value, hollow: false },
      words:
        value === null
          ? figureWords(row)
          : `${inDigits(value)}: ${inDigits(row!.value!, 1)} % of ${inDigits(row!.of!)}`,
    };
  };
  const rows = [
    applications('Applied', applied),
    applications('Offered a place', count('offers'), applied),
    applications('Accepted it', count('accepted'), applied),
    stage('Started', count('starters')),
    stage('Completed', completed, false, count('starters')),
    stage('Registered', count('registered'), false, completed),
    stage('First post', count('first-post'), false, completed),
    after('12'),
    after('24'),
  ];
  const title = 'Stage by stage, from application to two years in post';
  const source = sourceOf(simulated);
  return {
    ...{ title, source, dated },
    description: `${rows.map(({ name, words }) => `${name}: ${words}`).join('; ')}. Outlined bars count applications, which are not people.`,
    drawing: {
      kind: 'bars',
      unit: 'people (outlined: applications)',
      names: { bar: 'People', hollow: 'Applications' },
      rows,
    },
    table: {
      ...{ title, source, dated },
      columns: [
        { label: 'Stage', digits: null },
        { label: 'Reached', digits: 0 },
        { label: 'In words', digits: null },
      ],
      rows: rows.map(({ name, value, words }) => [name, value, words]),
    },
  };
}

function byYear(reply: PipelineReply, areaName: string): ReportTable {
  const years = [...new Set(reply.rows.map(({ year }) => year))].sort().slice(-YEARS);
  const value = (year: string, measure: PipelineMeasure) =>
    reply.rows.find(row => row.year === year && row.measure === measure && row.detail === null)?.value ??
    null;
  return {
    title: 'Cohorts by academic year',
    source: sourceOf(reply.simulated),
    dated: `${areaName}, counted up to ${dayInWords(reply.on)}. Younger cohorts have not had the time to complete.`,
    columns: [
      { label: 'Cohorts of', digits: null },
      { label: 'Planned', digits: 0 },
      { label: 'Starters', digits: 0 },
      { label: 'Filled in %', digits: 1 },
      { label: 'Withdrew in %', digits: 1 },
      { label: 'RePAIR in %', digits: 1 },
      { label: 'Registered', digits: 0 },
      { label: 'First post', digits: 0 },
    ],
    rows: years.map(year => [
      academicYear(year),
      ...(
        [
          'planned',
          'starters',
          'fill-rate',
          'withdrawn-share',
          'repair-share',
          'registered',
          'first-post',
        ] as const
      ).map(measure => value(year, measure)),
    ]),
  };
}

const sourceOf = (simulated: boolean) => `${derivedName(simulated)}.`;

/** The newest year of which most are through the standard pathway; where there is none, the newest in which anybody began. */
export function tellingYear(rows: readonly PipelineRow[]): string | undefined {
  const years = [...new Set(rows.map(({ year }) => year))].sort();
  const count = (year: string, measure: PipelineMeasure) =>
    rows.find(row => row.year === year && row.measure === measure && row.detail === null)?.value ?? 0;
  const begun = years.filter(year => count(year, 'starters') > 0);
  return (
    begun.findLast(year => count(year, 'due') * 2 > count(year, 'starters')) ?? begun.at(-1) ?? years.at(-1)
  );
}
