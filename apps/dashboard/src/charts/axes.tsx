import { type ScaleLinear } from 'd3-scale';
import { dayNumber, dayOfNumber } from '../words/days.js';
import { inDigits } from '../words/numbers.js';
import { COLOURS } from './palette.js';

type Scale = ScaleLinear<number, number>;

/** Lines across at round values, each with its value at the left. */
export function ValueAxis({
  y,
  left,
  right,
  count,
}: {
  readonly y: Scale;
  readonly left: number;
  readonly right: number;
  readonly count: number;
}) {
  const digits = Math.max(
    0,
    -Math.floor(Math.log10(Math.abs((y.ticks(count)[1] ?? 1) - (y.ticks(count)[0] ?? 0)) || 1)),
  );
  return (
    <g>
      {y.ticks(count).map(value => (
        <g key={value} transform={`translate(0 ${y(value)})`}>
          <line x1={left} x2={right} stroke={value === 0 ? COLOURS.quiet : COLOURS.grid} />
          <text x={left - 8} dy="0.35em" textAnchor="end" fill={COLOURS.quiet}>
            {inDigits(value, digits)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Lines down at values, each with its text below, and what they are in. */
export function ValuesBelow({
  ticks,
  top,
  bottom,
  unit,
  end,
}: {
  readonly ticks: readonly { readonly x: number; readonly text: string }[];
  readonly top: number;
  readonly bottom: number;
  readonly unit: string;
  /** Where the name of the unit ends. */
  readonly end: number;
}) {
  return (
    <g>
      {ticks.map(({ x, text }) => (
        <g key={x} transform={`translate(${x} 0)`}>
          <line y1={top} y2={bottom} stroke={COLOURS.grid} />
          <text y={bottom + 18} textAnchor="middle" fill={COLOURS.quiet}>
            {text}
          </text>
        </g>
      ))}
      <text x={end} y={bottom + 38} textAnchor="end" fill={COLOURS.quiet}>
        {unit}
      </text>
    </g>
  );
}

/** The first days of years, as many as there is room for. */
export function YearAxis({
  x,
  top,
  bottom,
}: {
  readonly x: Scale;
  readonly top: number;
  readonly bottom: number;
}) {
  const [first, last] = x.domain() as [number, number];
  const years: number[] = [];
  for (let year = Number(dayOfNumber(first).slice(0, 4)); dayNumber(`${year}-01-01`) <= last; year++)
    if (dayNumber(`${year}-01-01`) >= first) years.push(year);
  const room = Math.max(1, Math.floor((x(last) - x(first)) / 44));
  const step = Math.ceil(years.length / room);
  return (
    <g>
      {years
        .filter((_, nth) => nth % step === 0)
        .map(year => (
          <g key={year} transform={`translate(${x(dayNumber(`${year}-01-01`))} 0)`}>
            <line y1={top} y2={bottom + 5} stroke={COLOURS.grid} />
            <text y={bottom + 19} textAnchor="middle" fill={COLOURS.quiet}>
              {year}
            </text>
          </g>
        ))}
    </g>
  );
}
