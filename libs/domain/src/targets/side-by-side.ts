import { type TargetDefinition } from '../subjects/target/target.js';
import { type DerivedPosition, shareInWords } from './derived-position.js';
import { isIntakeMeasure } from './intake-position.js';
import { type ReportedPosition } from './reported-position.js';
import { type Staffing } from './staffing.js';
import { columns, counted, isNotComparable, MEASURES, signed } from './words.js';

type Position = ReportedPosition | DerivedPosition;

const TENTHS = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/**
 * What published figures say and what events about people say, line by line: they are two answers, never one. With one of them
 * alone only what is beside a position is shown, and of published figures nothing where no posts are reported.
 */
export function sideBySide(target: TargetDefinition, positions: readonly (Position | undefined)[]): string[] {
  if (isIntakeMeasure(target.measure)) return []; // neither posts nor coverage tell of those who begin
  const given = positions
    .filter(position => position !== undefined)
    .sort((a, b) => (a.evidence < b.evidence ? 1 : -1));
  const lines = given.length > 1 || given[0]?.evidence === 'derived' ? LINES : POSTS;
  const rows = lines
    .map(([name, say]) => [name, ...given.map(position => say(position, target))])
    .filter(([, ...said]) => said.some(text => text !== NOTHING));
  if (given.length === 0 || rows.length === 0) return [];
  const title = given.length > 1 ? 'Side by side:' : 'Beside it:';
  return ['', title, ...columns([['', ...given.map(headOf)], ...rows])];
}

const NOTHING = '–';

type Line = readonly [string, (position: Position, target: TargetDefinition) => string];

const POSTS: readonly Line[] = [
  ['Funded', ({ staffing: { funded } }) => (funded ? `${fte(funded.fte)} (${toldBy(funded)})` : NOTHING)],
  ['Filled', ({ staffing: { funded, filled } }) => (funded ? fte(filled) : NOTHING)],
  [
    'Vacant',
    ({ staffing: { vacant, vacancyRate } }) =>
      vacancyRate === undefined ? fte(vacant) : `${fte(vacant)} (${TENTHS.format(vacancyRate)} %)`,
  ],
  ['Required', ({ staffing }) => staffing.required.map(requiredInWords).join('; ') || NOTHING],
];

const LINES: readonly Line[] = [
  ['On', ({ on }) => on],
  ['Baseline', ({ baseline }, target) => figure(baseline.stock, target)],
  ['In post', ({ inPost }, target) => figure(inPost, target)],
  [
    'Change',
    (position, target) =>
      position.change.comparable ? change(position.change.change, target) : 'not comparable',
  ],
  [
    'Counted',
    (position, target) =>
      isNotComparable(target, position) ? 'not comparable' : change(position.counted, target),
  ],
  [
    'Percent',
    ({ percent }) => (percent === undefined ? NOTHING : `${TENTHS.format(percent).replace('-', '−')} %`),
  ],
  ['Remaining', ({ remaining }, target) => (remaining === undefined ? NOTHING : figure(remaining, target))],
  ['Covered at the baseline', position => covered(position, 'atBaseline')],
  ['Covered on the day', position => covered(position, 'on')],
  ...POSTS,
  ['On leave', ({ staffing: { people } }) => (people ? who(people.onLeave) : NOTHING)],
  ['Working', ({ staffing: { people } }) => (people ? who(people.working) : NOTHING)],
  [
    'FTE unknown',
    ({ staffing: { people } }) =>
      people ? `${people.unknownFte} ${people.unknownFte === 1 ? 'post' : 'posts'}` : NOTHING,
  ],
];

function headOf(position: Position): string {
  if (position.evidence === 'reported') return `published (${position.vintage})`;
  return position.simulated ? 'derived, simulated people' : 'derived from events';
}

function figure(value: number, target: TargetDefinition): string {
  return `${TENTHS.format(counted(value, target)).replace('-', '−')} ${MEASURES[target.measure]}`;
}

function change(value: number | undefined, target: TargetDefinition): string {
  return value === undefined ? 'unknown' : signed(counted(value, target));
}

function fte(value: number | undefined): string {
  return value === undefined ? NOTHING : `${TENTHS.format(value / 100_000).replace('-', '−')} FTE`;
}

function who({ people, fte: of }: { people: number; fte: number }): string {
  return `${TENTHS.format(people)} ${people === 1 ? 'person' : 'people'}, ${fte(of)}`;
}

function covered(position: Position, when: 'atBaseline' | 'on'): string {
  return position.evidence === 'reported' ? NOTHING : shareInWords(position.coverage[when]);
}

function toldBy({ toldBy: by, reports }: NonNullable<Staffing['funded']>): string {
  return by === 'area'
    ? 'reported for the area'
    : `of ${reports} ${reports === 1 ? 'organisation' : 'organisations'}`;
}

function requiredInWords(required: Staffing['required'][number]): string {
  const { fte: of, method, source, lessFunded, lessInPost } = required;
  return [
    `${fte(of)} by ${method} (${source})`,
    ...gap(lessFunded, 'funded'),
    ...gap(lessInPost, 'in post'),
  ].join(', ');
}

/** How much more is required than there is, as it is printed: what rounds to nothing is no gap. */
function gap(less: number | undefined, thereIs: string): string[] {
  if (less === undefined) return [];
  const size = TENTHS.format(Math.abs(less) / 100_000);
  if (size === '0') return [`as many as ${thereIs}`];
  return [`${size} FTE ${less > 0 ? 'more' : 'fewer'} than ${thereIs}`];
}
