import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import { Drawing } from './drawing.js';
import { Legend, legendHeight } from './legend.js';
import { Mark, type MarkShape } from './marks.js';
import { COLOURS, FAN_FILLS } from './palette.js';
import { textWidth } from './text-size.js';

export interface MonthPoint {
  readonly month: number;
  /** In per cent. */
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface MonthSeries {
  readonly name: string;
  /** By month. */
  readonly points: readonly MonthPoint[];
}

export interface MonthLinesProps {
  readonly width: number;
  readonly title: string;
  readonly description: string;
  /** What the months are counted from: "month of the programme". */
  readonly months: string;
  readonly unit: string;
  /** At most `LOOKS.length`. */
  readonly series: readonly MonthSeries[];
  /** A share that changes on a day and stays until the next (survival) has steps. */
  readonly steps?: boolean;
}

export const LOOKS: readonly {
  readonly colour: string;
  readonly shape: MarkShape;
  readonly dash?: string;
}[] = [
  { colour: COLOURS.reported, shape: 'circle' },
  { colour: COLOURS.derived, shape: 'square', dash: '7 3' },
  { colour: COLOURS.neither, shape: 'diamond', dash: '2 3' },
  { colour: COLOURS.rise, shape: 'square', dash: '12 4' },
];

/** Shares by month, from 0 to 100, with their 95 per cent intervals where there is one series alone. */
export function MonthLines({
  width,
  title,
  description,
  months,
  unit,
  series,
  steps = false,
}: MonthLinesProps) {
  const legend = series.map(({ name }, nth) => {
    const { colour, shape, dash } = LOOKS[nth % LOOKS.length]!;
    return {
      name,
      sample: (
        <>
          <line x1={-12} x2={12} stroke={colour} strokeWidth={2.5} {...(dash && { strokeDasharray: dash })} />
          <Mark shape={shape} x={0} y={0} colour={colour} />
        </>
      ),
    };
  });
  const top = legendHeight(legend, width) + 30;
  const height = top + Math.round(Math.min(300, Math.max(170, width * 0.36))) + 46;
  const bottom = height - 46;
  const last = Math.max(1, ...series.flatMap(({ points }) => points.map(({ month }) => month)));
  const x = scaleLinear([0, last], [textWidth('100', 13) + 14, width - 16]);
  const y = scaleLinear([0, 100], [bottom, top]);
  const every = [1, 3, 6, 12, 24].find(step => x(step) - x(0) >= 30) ?? 48;
  const alone = series.length === 1 ? series[0] : undefined;
  const curve = <Path extends { curve(shape: typeof curveStepAfter): Path }>(path: Path) =>
    steps ? path.curve(curveStepAfter) : path;
  return (
    <Drawing {...{ width, height, title, description }}>
      <Legend entries={legend} width={width} top={0} />
      <text x={0} y={top - 14} fill={COLOURS.quiet}>
        {unit}
      </text>
      {[0, 25, 50, 75, 100].map(value => (
        <g key={value} transform={`translate(0 ${y(value)})`}>
          <line x1={x(0)} x2={width - 4} stroke={value === 0 ? COLOURS.quiet : COLOURS.grid} />
          <text x={x(0) - 8} dy="0.35em" textAnchor="end" fill={COLOURS.quiet}>
            {value}
          </text>
        </g>
      ))}
      {Array.from({ length: Math.floor(last / every) + 1 }, (_, nth) => nth * every).map(month => (
        <text key={month} x={x(month)} y={bottom + 18} textAnchor="middle" fill={COLOURS.quiet}>
          {month}
        </text>
      ))}
      <text x={width - 4} y={bottom + 38} textAnchor="end" fill={COLOURS.quiet}>
        {months}
      </text>
      {alone && (
        <path
          d={
            curve(
              area<MonthPoint>(
                ({ month }) => x(month),
                ({ low, value }) => y(low ?? value),
                ({ high, value }) => y(high ?? value),
              ),
            )(alone.points) ?? ''
          }
          fill={FAN_FILLS['80']}
          stroke={COLOURS.fan}
          strokeWidth={0.75}
        />
      )}
      {series.map(({ name, points }, nth) => {
        const { colour, shape, dash } = LOOKS[nth % LOOKS.length]!;
        const end = points.at(-1);
        return (
          <g key={name}>
            <path
              d={
                curve(
                  line<MonthPoint>(
                    ({ month }) => x(month),
                    ({ value }) => y(value),
                  ),
                )(points) ?? ''
              }
              fill="none"
              stroke={colour}
              strokeWidth={2.5}
              {...(dash && { strokeDasharray: dash })}
            />
            {end && <Mark shape={shape} x={x(end.month)} y={y(end.value)} colour={colour} />}
          </g>
        );
      })}
    </Drawing>
  );
}
