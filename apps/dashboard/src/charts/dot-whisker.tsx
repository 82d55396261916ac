import { scaleLinear, scaleLog } from 'd3-scale';
import { ValuesBelow } from './axes.js';
import { Drawing } from './drawing.js';
import { Mark, type MarkShape } from './marks.js';
import { COLOURS } from './palette.js';
import { keptWithin, shortened, textWidth } from './text-size.js';

export interface WhiskerRow {
  readonly name: string;
  /** null: no figure, and `words` says why. */
  readonly value: number | null;
  readonly low: number | null;
  /** null beside a known `low`: there is no upper bound, which an arrow shows. */
  readonly high: number | null;
  /** The figure as it is to be read, or why there is none. */
  readonly words: string;
  readonly shape?: MarkShape;
  /** Stands out: what was chosen, or the whole that the others are parts of. */
  readonly strong?: boolean;
}

export interface DotWhiskerProps {
  readonly width: number;
  readonly title: string;
  readonly description: string;
  readonly rows: readonly WhiskerRow[];
  /** Ratios are compared by their logarithm: twice and half are equally far from 1. */
  readonly scale?: 'linear' | 'log';
  /** The line that rows are compared with. */
  readonly line?: { readonly at: number; readonly name: string } | undefined;
  /** What is on either side of the line. */
  readonly sides?: readonly [left: string, right: string] | undefined;
  /** What the values count in. */
  readonly unit: string;
  /** So that a scale is the same in charts beside each other. */
  readonly domain?: readonly [number, number] | undefined;
}

const SIZE = 13;
const NARROW = 560;
const AXIS = 26;

/** One value a row with its 95 per cent interval: as it is on screen, in print and in a report. */
export function DotWhisker(props: DotWhiskerProps) {
  const { width, title, description, rows, line, sides, unit } = props;
  const narrow = width < NARROW;
  // Why there is no figure stands where no dot is.
  const figures = rows.filter(({ value, low }) => value !== null || low !== null).map(({ words }) => words);
  const wordRoom = narrow ? 0 : Math.min(width * 0.34, 16 + widest(figures));
  const nameRoom = narrow
    ? 0
    : Math.min(Math.max(width * 0.36, width - wordRoom - 280), 14 + widest(rows.map(({ name }) => name)));
  // Where name and figure do not go beside each other, the figure has a line of its own.
  const stacked =
    narrow && rows.some(row => textWidth(row.name, SIZE) + textWidth(row.words, SIZE) + 12 > width);
  const each = stacked ? 60 : narrow ? 44 : 27;
  const top = (line ? 22 : 6) + (sides ? 20 : 0);
  const bottom = top + rows.length * each;
  const height = bottom + AXIS + 20;
  const x = scaleOf(props, nameRoom + 8, width - Math.max(wordRoom + 12, 16));
  const middle = (nth: number) => top + nth * each + (stacked ? 46 : narrow ? 30 : each / 2);
  const [from, to] = x.range() as [number, number];
  const ticks = ticksOf(x, props.scale ?? 'linear', Math.min(6, Math.max(2, Math.floor((to - from) / 64))));

  return (
    <Drawing {...{ width, height, title, description }}>
      <ValuesBelow
        {...{ top, bottom, unit }}
        ticks={ticks.map(({ at, text }) => ({ x: x(at), text }))}
        end={x.range()[1]!}
      />
      {line && (
        <g>
          <line
            x1={x(line.at)}
            x2={x(line.at)}
            y1={top - 4}
            y2={bottom}
            stroke={COLOURS.ink}
            strokeWidth={1.5}
          />
          <text
            x={keptWithin(x(line.at), textWidth(line.name, SIZE) / 2, width)}
            y={top - 9}
            textAnchor="middle"
            fontSize={SIZE}
          >
            {line.name}
          </text>
        </g>
      )}
      {sides && line && <Sides sides={sides} width={width} />}
      {rows.map((row, nth) => (
        <g key={row.name}>
          <text
            x={0}
            y={narrow ? middle(nth) - (stacked ? 31 : 15) : middle(nth)}
            dy={narrow ? undefined : '0.35em'}
            fontWeight={row.strong ? 'bold' : undefined}
          >
            {shortened(row.name, SIZE, narrow ? width : nameRoom - 6, row.strong ? 'bold' : 'normal')}
          </text>
          <text
            x={stacked ? 0 : width}
            y={narrow ? middle(nth) - 15 : middle(nth)}
            dy={narrow ? undefined : '0.35em'}
            textAnchor={stacked ? 'start' : 'end'}
            fill={row.value === null ? COLOURS.quiet : COLOURS.ink}
            fontWeight={row.strong ? 'bold' : undefined}
          >
            {shortened(row.words, SIZE, narrow || row.value === null ? width - nameRoom - 12 : wordRoom)}
          </text>
          <Whisker row={row} x={x} y={middle(nth)} />
        </g>
      ))}
    </Drawing>
  );
}

type Scale = ReturnType<typeof scaleOf>;

function Whisker({
  row: { value, low, high, shape = 'circle', strong },
  x,
  y,
}: {
  readonly row: WhiskerRow;
  readonly x: Scale;
  readonly y: number;
}) {
  const colour = strong ? COLOURS.ink : COLOURS.reported;
  const right = x.range()[1]!;
  return (
    <>
      {low !== null && (
        <path
          d={`M${at(x, low)} ${y}H${high === null ? right : at(x, high)}${high === null ? `m-6-4l6 4-6 4` : `m0-4v8`}M${at(x, low)} ${y - 4}v8`}
          fill="none"
          stroke={colour}
          strokeWidth={1.75}
        />
      )}
      {value !== null && <Mark shape={shape} x={at(x, value)} y={y} colour={colour} />}
    </>
  );
}

/** On narrow paper each says its side alone. */
function Sides({
  sides: [left, right],
  width,
}: {
  readonly sides: readonly [string, string];
  readonly width: number;
}) {
  return (
    <g fill={COLOURS.quiet}>
      <text x={0} y={12}>{`← ${shortened(left, SIZE, width / 2 - 24)}`}</text>
      <text x={width} y={12} textAnchor="end">{`${shortened(right, SIZE, width / 2 - 24)} →`}</text>
    </g>
  );
}

/** Values that a logarithm has none for (0) lie at the edge of the paper. */
function at(x: Scale, value: number): number {
  const [from, to] = x.domain() as [number, number];
  return x(Math.min(to, Math.max(from, value)));
}

function scaleOf({ rows, scale = 'linear', line, domain }: DotWhiskerProps, left: number, right: number) {
  const told = rows.flatMap(({ value, low, high }) => [value, low, high]).filter(each => each !== null);
  const values = [...told, ...(line ? [line.at] : []), ...(domain ?? [])];
  if (scale === 'log') {
    const positive = values.filter(value => value > 0);
    const [low, high] = [Math.min(0.8, ...positive), Math.max(1.25, ...positive)];
    // Wider than this, nothing is to be told: whiskers go to the edge.
    return scaleLog([Math.max(0.05, low), Math.min(20, high)], [left, right]).clamp(true);
  }
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = high > low ? (high - low) * 0.06 : Math.max(1, Math.abs(high) * 0.1);
  // A share has nothing below 0, a change has.
  const from = domain?.[0] ?? (low >= 0 ? Math.max(0, low - room) : low - room);
  return scaleLinear(
    [Number.isFinite(from) ? from : 0, Number.isFinite(high) ? (domain?.[1] ?? high + room) : 1],
    [left, right],
  );
}

const RATIOS = [0.05, 0.1, 0.2, 0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 10, 20];

function ticksOf(
  x: Scale,
  scale: 'linear' | 'log',
  count: number,
): { readonly at: number; readonly text: string }[] {
  if (scale === 'linear') return x.ticks(count).map(at => ({ at, text: x.tickFormat(count)(at) }));
  const [from, to] = x.domain() as [number, number];
  let taken = Number.NEGATIVE_INFINITY;
  // 1 is always told; others where there is room.
  return RATIOS.filter(ratio => ratio >= from && ratio <= to)
    .filter(ratio => {
      const near = ratio !== 1 && Math.abs(x(ratio) - x(1)) < 34;
      if (near || x(ratio) - taken < 34) return false;
      taken = x(ratio);
      return true;
    })
    .map(at => ({ at, text: String(at) }));
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(text => textWidth(text, SIZE)));
}
