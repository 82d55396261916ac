import { scaleLinear } from 'd3-scale';
import { inDigits } from '../words/numbers.js';
import { Drawing } from './drawing.js';
import { Legend, type LegendEntry, legendHeight } from './legend.js';
import { Mark } from './marks.js';
import { COLOURS } from './palette.js';
import { inLines, shortened, textWidth } from './text-size.js';

export interface MarkedBar {
  readonly name: string;
  /** null: no figure, and `words` says why. */
  readonly value: number | null;
  /** What the bar is to be compared with. null: there is none. */
  readonly mark: number | null;
  /** A second comparison, drawn as a line across. */
  readonly tick?: number | null;
  /** The figure as it is to be read, or why there is none. */
  readonly words: string;
  /** Counts something else than the others do: an outline. */
  readonly hollow?: boolean;
}

export interface BarsWithMarksProps {
  readonly width: number;
  readonly title: string;
  readonly description: string;
  readonly rows: readonly MarkedBar[];
  readonly unit: string;
  /** What bars, marks and ticks are. */
  readonly names: {
    readonly bar: string;
    readonly hollow?: string | undefined;
    readonly mark?: string | undefined;
    readonly tick?: string | undefined;
  };
}

const SIZE = 13;
const NARROW = 560;
/** Names above their bars stand clear of the line at nought. */
const CLEAR = 5;

/** A bar a row, each with what it is to be compared with. */
export function BarsWithMarks({ width, title, description, rows, unit, names }: BarsWithMarksProps) {
  const narrow = width < NARROW;
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(text => textWidth(text, SIZE)));
  // Why there is no figure stands where no bar is.
  const figures = rows.filter(({ value }) => value !== null).map(({ words }) => words);
  const wordRoom = narrow ? 0 : Math.min(width * 0.36, 16 + widest(figures));
  const nameRoom = narrow
    ? 0
    : Math.min(Math.max(width * 0.36, width - wordRoom - 280), 14 + widest(rows.map(({ name }) => name)));
  // Where name and figure do not go beside each other, the figure has a line of its own.
  const stacked =
    narrow && rows.some(row => textWidth(row.name, SIZE) + textWidth(row.words, SIZE) + 12 > width);
  const each = stacked ? 62 : narrow ? 46 : 30;
  const legend = legendOf(names);
  const top = legendHeight(legend, width) + 10;
  const bottom = top + rows.length * each;
  const values = rows.flatMap(({ value, mark, tick }) => [value ?? 0, mark ?? 0, tick ?? 0]);
  const x = scaleLinear([0, Math.max(1e-9, ...values)], [nameRoom, width - Math.max(wordRoom + 10, 18)]).nice(
    5,
  );
  const ticks = x.ticks(narrow ? 4 : 6);
  const units = inLines(unit, SIZE, x.range()[1]! - 4);
  return (
    <Drawing {...{ width, height: bottom + 28 + 16 * units.length, title, description }}>
      <Legend entries={legend} width={width} top={0} />
      {ticks.map(tick => (
        <g key={tick} transform={`translate(${x(tick)} 0)`}>
          <line y1={top} y2={bottom} stroke={tick === 0 ? COLOURS.quiet : COLOURS.grid} />
          <text y={bottom + 18} textAnchor={narrow && tick === 0 ? 'start' : 'middle'} fill={COLOURS.quiet}>
            {inDigits(tick, Number.isInteger(tick) ? 0 : 1)}
          </text>
        </g>
      ))}
      {units.map((text, nth) => (
        <text key={text} x={x.range()[1]} y={bottom + 38 + 16 * nth} textAnchor="end" fill={COLOURS.quiet}>
          {text}
        </text>
      ))}
      {rows.map(({ name, value, mark, tick, words, hollow }, nth) => {
        const y = top + nth * each + (stacked ? 38 : narrow ? 22 : 7);
        const text = narrow ? y - 7 : y + 8;
        return (
          <g key={name}>
            <text x={narrow ? CLEAR : 0} y={stacked ? text - 16 : text} dy={narrow ? undefined : '0.35em'}>
              {shortened(name, SIZE, narrow ? width - CLEAR : nameRoom - 8)}
            </text>
            <text
              x={stacked ? CLEAR : width}
              y={text}
              dy={narrow ? undefined : '0.35em'}
              textAnchor={stacked ? 'start' : 'end'}
              fill={value === null ? COLOURS.quiet : COLOURS.ink}
            >
              {shortened(words, SIZE, narrow ? width : value === null ? width - nameRoom - 12 : wordRoom)}
            </text>
            {value !== null && (
              <rect
                x={x(0)}
                y={y}
                width={Math.max(1, x(value) - x(0))}
                height={16}
                fill={hollow ? COLOURS.paper : COLOURS.rise}
                stroke={COLOURS.rise}
                strokeWidth={1.5}
              />
            )}
            {typeof tick === 'number' && (
              <line x1={x(tick)} x2={x(tick)} y1={y - 3} y2={y + 19} stroke={COLOURS.ink} strokeWidth={2.5} />
            )}
            {mark !== null && <Mark shape="diamond" x={x(mark)} y={y + 8} colour={COLOURS.ink} />}
          </g>
        );
      })}
    </Drawing>
  );
}

function legendOf({ bar, hollow, mark, tick }: BarsWithMarksProps['names']): LegendEntry[] {
  return [
    { name: bar, sample: <rect x={-10} y={-6} width={20} height={12} fill={COLOURS.rise} /> },
    ...(hollow
      ? [
          {
            name: hollow,
            sample: (
              <rect
                x={-10}
                y={-6}
                width={20}
                height={12}
                fill={COLOURS.paper}
                stroke={COLOURS.rise}
                strokeWidth={1.5}
              />
            ),
          },
        ]
      : []),
    ...(mark ? [{ name: mark, sample: <Mark shape="diamond" x={0} y={0} colour={COLOURS.ink} /> }] : []),
    ...(tick ? [{ name: tick, sample: <line y1={-8} y2={8} stroke={COLOURS.ink} strokeWidth={2.5} /> }] : []),
  ];
}
