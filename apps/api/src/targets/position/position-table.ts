import { BASES } from '@muster/domain';
import { type Cell, type Table } from '../../http/csv.js';
import { yesOrNo } from '../../workforce/stock/stock-table.js';
import { type Context, type Position, type PositionReply } from './position-reply.js';

export const POSITION_COLUMNS = {
  target: 'id of the target',
  part: 'position, course, basis-by-baseline or staffing; context: a wider group, never a percentage of this target',
  evidence: 'reported or derived: two answers, never one',
  simulated: 'yes where the people are simulated',
  profession: 'for context: whom the figures count',
  basis: 'net, gross or establishment, where the figure depends on it',
  baseline_on: 'the day the change is counted from',
  on: 'the day of the figure',
  figure: 'what the value is',
  value: 'a number; empty: not known',
  unit: 'FTE, people, posts, starters, places, each also per month, or per cent',
  detail: 'why there is no value',
  series: 'the published series',
  vintage: 'the month of the publication',
} as const;

type Row = Table<typeof POSITION_COLUMNS>['rows'][number];

/** One row a figure. */
export function positionTable(reply: PositionReply): Table {
  const { position, beside, context } = reply;
  const rows = [
    ...(position ? positionRows(reply, position) : [noAnswer(reply)]),
    ...(beside ? positionRows(reply, beside) : []),
    ...(context ? contextRows(reply, context) : []),
  ];
  return { columns: POSITION_COLUMNS, rows };
}

function positionRows(reply: PositionReply, position: Position): Row[] {
  const { unit, asked } = reply;
  const row = rowOf(reply, position);
  const here = (figure: string, value: Cell, of = unit) =>
    row({ part: 'position', basis: asked.basis, figure, value, unit: of });
  const { counted, percent, remaining, runRate } = position;
  return [
    ...stockRows(row, 'position', position),
    ...changeRows(row, 'position', position.on, position.change),
    ...(position.comparable
      ? []
      : [row({ part: 'position', figure: 'not comparable', detail: position.sentence })]),
    here('counted', counted),
    here('percent', percent, 'per cent'),
    here('remaining', remaining),
    here('required run rate', runRate.required, `${unit} a month`),
    here('run rate of the last twelve months', runRate.lastTwelveMonths, `${unit} a month`),
    ...courseRows(row, 'course', position),
    ...position.basisByBaseline.flatMap(({ baselineOn, cells }) =>
      BASES.flatMap(basis => {
        const at = { part: 'basis-by-baseline', basis, baseline_on: baselineOn, detail: cells[basis].detail };
        return [
          row({ ...at, figure: 'whole change', value: cells[basis].whole }),
          row({ ...at, figure: 'like for like', value: cells[basis].likeForLike }),
        ];
      }),
    ),
    ...staffingRows(row, position),
  ];
}

function staffingRows(row: MakeRow, { staffing }: Position): Row[] {
  const { on, funded, filled, vacant, vacancyRate, required, unknownFte, onLeave, working } = staffing;
  const at = (figure: string, value: Cell, unit = 'FTE', detail: string | null = null) =>
    row({ part: 'staffing', baseline_on: null, on, figure, value, unit, detail });
  return [
    at('funded', funded?.fte ?? null),
    at('filled', filled),
    at('vacant', vacant),
    at('vacancy rate', vacancyRate, 'per cent'),
    ...required.flatMap(({ method, source, fte, lessFunded, lessInPost }) => {
      const by = `${method} (${source})`;
      return [
        at('required', fte, 'FTE', by),
        at('required − funded', lessFunded, 'FTE', by),
        at('required − in post', lessInPost, 'FTE', by),
      ];
    }),
    at('FTE unknown', unknownFte, 'posts'),
    at('on leave', onLeave?.people ?? null, 'people'),
    at('on leave', onLeave?.fte ?? null),
    at('working', working?.people ?? null, 'people'),
    at('working', working?.fte ?? null),
  ];
}

function contextRows(reply: PositionReply, context: Context): Row[] {
  const row = rowOf(reply, context);
  const named = (cells: Partial<Row>) => row({ ...cells, profession: context.profession });
  return [...stockRows(named, 'context', context), ...courseRows(named, 'context', context)];
}

type MakeRow = (cells: Partial<Row>) => Row;

function stockRows(row: MakeRow, part: string, of: Position | Context): Row[] {
  return [
    row({ part, figure: 'in post at the baseline', on: of.baseline.on, value: of.baseline.stock }),
    row({ part, figure: 'in post', value: of.inPost }),
  ];
}

function courseRows(row: MakeRow, part: string, { course }: Position | Context): Row[] {
  return course.flatMap(({ on, ...change }) => changeRows(row, part, on, change));
}

function changeRows(row: MakeRow, part: string, on: string, change: Position['change']): Row[] {
  return [
    row({ part, on, figure: 'whole change', value: change.whole }),
    row({ part, on, figure: 'like for like', value: change.likeForLike }),
    row({ part, on, figure: 'breaks', value: change.breaks }),
    row({ part, on, figure: 'onboarding', value: change.onboarding }),
    row({ part, on, figure: 'restructuring', value: change.restructuring }),
  ];
}

function noAnswer(reply: PositionReply): Row {
  return {
    ...EMPTY,
    target: reply.target.id,
    part: 'position',
    on: reply.asked.on,
    figure: reply.status,
    detail: reply.detail,
  };
}

function rowOf(reply: PositionReply, of: Position | Context): MakeRow {
  const { evidence, on, baseline, series, vintage } = of;
  const simulated = yesOrNo('simulated' in of && of.simulated);
  const figures = { baseline_on: baseline.on, on, unit: reply.unit, series, vintage };
  const usual = { target: reply.target.id, evidence, simulated, ...figures };
  return cells => ({ ...EMPTY, ...usual, ...cells });
}

const EMPTY = Object.fromEntries(Object.keys(POSITION_COLUMNS).map(name => [name, null])) as Row;
