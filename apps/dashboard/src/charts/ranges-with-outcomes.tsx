import { scaleLinear } from 'd3-scale';
import { inDigits } from '../words/numbers.js';
import { ValuesBelow } from './axes.js';
import { Drawing } from './drawing.js';
import { Legend, type LegendEntry, legendHeight } from './legend.js';
import { Mark } from './marks.js';
import { COLOURS, FAN_FILLS } from './palette.js';
import { shortened, textWidth } from './text-size.js';

export interface ForecastRange {
  readonly name: string;
  readonly low95: number;
  readonly low80: number;
  readonly median: number;
  readonly high80: number;
  readonly high95: number;
  /** What came; null: nothing yet. */
  readonly outcome: number | null;
  /** How it fared. */
  readonly words: string;
}

export interface RangesWithOutcomesProps {
  readonly width: number;
  readonly title: string;
  readonly description: string;
  readonly unit: string;
  readonly rows: readonly ForecastRange[];
}

const SIZE = 13;
const ROW = 46;
const LEGEND: readonly LegendEntry[] = [
  { name: '95 in 100 outcomes', sample: <Box fill={FAN_FILLS['95']} /> },
  { name: '80 in 100', sample: <Box fill={FAN_FILLS['80']} /> },
  { name: 'Median', sample: <line y1={-8} y2={8} stroke={COLOURS.fan} strokeWidth={2.5} /> },
  { name: 'What came', sample: <Mark shape="diamond" x={0} y={0} colour={COLOURS.ink} /> },
];

/** What was forecast, one row a forecast, and what came: on screen, in print and in a report. */
export function RangesWithOutcomes({ width, title, description, unit, rows }: RangesWithOutcomesProps) {
  const top = legendHeight(LEGEND, width) + 8;
  const bottom = top + rows.length * ROW;
  const values = rows.flatMap(({ low95, high95, outcome }) => [low95, high95, outcome ?? low95]);
  const edge = textWidth(inDigits(Math.max(...values)), SIZE) / 2 + 4;
  const x = scaleLinear([Math.min(...values), Math.max(...values)], [edge, width - edge]).nice(4);
  const room = (x.range()[1]! - x.range()[0]!) / (textWidth(inDigits(Math.max(...values)), SIZE) + 24);
  const ticks = x
    .ticks(Math.max(2, Math.min(6, Math.floor(room))))
    .map(at => ({ x: x(at), text: inDigits(at) }));
  return (
    <Drawing {...{ width, height: bottom + 44, title, description }}>
      <Legend entries={LEGEND} width={width} top={0} />
      <ValuesBelow {...{ ticks, top, bottom, unit }} end={width - 4} />
      {rows.map((row, nth) => {
        const y = top + nth * ROW + 30;
        const words = textWidth(row.words, SIZE);
        return (
          <g key={nth}>
            <text x={0} y={y - 14}>
              {shortened(row.name, SIZE, width - words - 16)}
            </text>
            <text x={width} y={y - 14} textAnchor="end" fill={COLOURS.quiet}>
              {row.words}
            </text>
            <Band from={x(row.low95)} to={x(row.high95)} y={y} fill={FAN_FILLS['95']} />
            <Band from={x(row.low80)} to={x(row.high80)} y={y} fill={FAN_FILLS['80']} />
            <line
              x1={x(row.median)}
              x2={x(row.median)}
              y1={y - 8}
              y2={y + 8}
              stroke={COLOURS.fan}
              strokeWidth={2.5}
            />
            {row.outcome !== null && <Mark shape="diamond" x={x(row.outcome)} y={y} colour={COLOURS.ink} />}
          </g>
        );
      })}
    </Drawing>
  );
}

function Band({
  from,
  to,
  y,
  fill,
}: {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly fill: string;
}) {
  return (
    <rect
      x={from}
      y={y - 6}
      width={Math.max(1, to - from)}
      height={12}
      fill={fill}
      stroke={COLOURS.fan}
      strokeWidth={0.75}
    />
  );
}

function Box({ fill }: { readonly fill: string }) {
  return <Band from={-10} to={10} y={0} fill={fill} />;
}
