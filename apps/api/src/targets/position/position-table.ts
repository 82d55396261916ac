import { BASES } from '@muster/domain';
import { type Cell, type Table } from '../../http/csv.js';
import { type Context, type Position, type PositionReply } from './position-reply.js';

export const POSITION_COLUMNS = {
  target: 'id of the target',
  part: 'position, course or basis-by-baseline; context: a wider group, never a percentage of this target',
  profession: 'for context: whom the figures count',
  basis: 'net, gross or establishment, where the figure depends on it',
  baseline_on: 'the day the change is counted from',
  on: 'the published day of the figure',
  figure: 'what the value is',
  value: 'a number; empty: not known',
  unit: 'FTE, people, starters, places, each also per month, or per cent',
  detail: 'why there is no value',
  series: 'the published series',
  vintage: 'the month of the publication',
} as const;

type Row = Table<typeof POSITION_COLUMNS>['rows'][number];

/** One row a figure. */
export function positionTable(reply: PositionReply): Table {
  const { position, context } = reply;
  const rows = [
    ...(position ? positionRows(reply, position) : [noAnswer(reply)]),
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

function rowOf(reply: PositionReply, { on, baseline, series, vintage }: Position | Context): MakeRow {
  const usual = { target: reply.target.id, baseline_on: baseline.on, on, unit: reply.unit, series, vintage };
  return cells => ({ ...EMPTY, ...usual, ...cells });
}

const EMPTY = Object.fromEntries(Object.keys(POSITION_COLUMNS).map(name => [name, null])) as Row;
