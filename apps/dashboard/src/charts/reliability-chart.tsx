import { scaleLinear } from 'd3-scale';
import { Drawing } from './drawing.js';
import { Legend, type LegendEntry, legendHeight } from './legend.js';
import { Mark } from './marks.js';
import { COLOURS } from './palette.js';
import { textWidth } from './text-size.js';

export interface ReliabilityPoint {
  /** The chance that was given, on average: 0 to 1. */
  readonly said: number;
  /** The share that came about. */
  readonly came: number;
  readonly low: number;
  readonly high: number;
}

export interface ReliabilityChartProps {
  readonly width: number;
  readonly title: string;
  readonly description: string;
  readonly points: readonly ReliabilityPoint[];
}

const LEGEND: readonly LegendEntry[] = [
  { name: 'How often it came, with its 95 % interval', sample: <Dot /> },
  {
    name: 'As it would be, were the chances right',
    sample: <line x1={-12} x2={12} stroke={COLOURS.ink} strokeWidth={1.5} strokeDasharray="3 4" />,
  },
];
const TICKS = [0, 20, 40, 60, 80, 100];
const WIDEST = 560;

/** Chances that were given against how often what they were given to came about: on screen, in print and in a report. */
export function ReliabilityChart({ width, title, description, points }: ReliabilityChartProps) {
  const drawn = Math.min(width, WIDEST);
  const left = textWidth('100', 13) + 14;
  const top = legendHeight(LEGEND, width) + 30;
  const size = Math.min(drawn - left - 20, 330);
  const bottom = top + size;
  const x = scaleLinear([0, 1], [left, left + drawn - left - 20]);
  const y = scaleLinear([0, 1], [bottom, top]);
  return (
    <Drawing {...{ width, height: bottom + 46, title, description }}>
      <Legend entries={LEGEND} width={width} top={0} />
      <text x={0} y={top - 14} fill={COLOURS.quiet}>
        came about, %
      </text>
      {TICKS.map(tick => (
        <g key={tick}>
          <line
            x1={x(0)}
            x2={x(1)}
            y1={y(tick / 100)}
            y2={y(tick / 100)}
            stroke={tick === 0 ? COLOURS.quiet : COLOURS.grid}
          />
          <text x={x(0) - 8} y={y(tick / 100)} dy="0.35em" textAnchor="end" fill={COLOURS.quiet}>
            {tick}
          </text>
          <text x={x(tick / 100)} y={bottom + 18} textAnchor="middle" fill={COLOURS.quiet}>
            {tick}
          </text>
        </g>
      ))}
      <text x={x(1)} y={bottom + 38} textAnchor="end" fill={COLOURS.quiet}>
        chance that was given, %
      </text>
      <line
        x1={x(0)}
        y1={y(0)}
        x2={x(1)}
        y2={y(1)}
        stroke={COLOURS.ink}
        strokeWidth={1.5}
        strokeDasharray="3 4"
      />
      {points.map(({ said, came, low, high }) => (
        <g key={said}>
          <path
            d={`M${x(said)} ${y(low)}V${y(high)}m-4 0h8M${x(said) - 4} ${y(low)}h8`}
            fill="none"
            stroke={COLOURS.reported}
            strokeWidth={1.75}
          />
          <Mark shape="circle" x={x(said)} y={y(came)} colour={COLOURS.reported} />
        </g>
      ))}
    </Drawing>
  );
}

function Dot() {
  return (
    <>
      <path d="M0 -8V8M-4 -8h8M-4 8h8" fill="none" stroke={COLOURS.reported} strokeWidth={1.75} />
      <Mark shape="circle" x={0} y={0} colour={COLOURS.reported} />
    </>
  );
}
