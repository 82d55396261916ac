import { scaleLinear } from 'd3-scale';
import { useId } from 'react';
import { inDigits, signed } from '../words/numbers.js';
import { Drawing } from './drawing.js';
import { COLOURS } from './palette.js';
import { inLines, textWidth } from './text-size.js';

/** One part of a bridge: a stock, or what came in between. */
export interface BridgeStep {
  readonly name: string;
  readonly kind: 'stock' | 'flow' | 'no-progress';
  /** Of a stock the whole of it, of anything else the change, with its sign. */
  readonly size: number;
}

interface PlacedStep extends BridgeStep {
  readonly from: number;
  readonly to: number;
}

/** Where each step begins and ends: each where the last one ended, so that the sum is to be seen. */
export function placed(steps: readonly BridgeStep[]): PlacedStep[] {
  let at = 0;
  return steps.map(step => {
    const from = step.kind === 'stock' ? 0 : at;
    at = from + step.size;
    return { ...step, from, to: at };
  });
}

interface WaterfallProps {
  readonly width: number;
  readonly title: string;
  readonly description: string;
  readonly unit: string;
  readonly steps: readonly BridgeStep[];
}

const ROW = 34;
const BAR = 20;

/** From one stock to another, part by part, the lines between the bars showing that they add up. Bars lie: names stay readable on a phone. */
export function Waterfall({ width, title, description, unit, steps }: WaterfallProps) {
  const id = useId().replaceAll(/[^a-z0-9]/gi, '');
  const rows = placed(steps);
  const beside = width >= 560;
  const row = beside ? ROW : ROW + 18;
  const left = beside
    ? 16 +
      Math.max(...rows.map(({ name, kind }) => textWidth(name, 14, kind === 'stock' ? 'bold' : 'normal')))
    : 0;
  const right = width - 12 - Math.max(...rows.map(step => textWidth(inWords(step), 14, 'bold')));
  const ends = rows.flatMap(({ kind, from, to }) => (kind === 'stock' ? [to] : [from, to]));
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const begin = axisBegin(least, most);
  const x = scaleLinear([begin, most], [left, right]);
  const top = 8;
  const below = inLines(
    begin > 0 ? `${unit}; bars of stock are cut off: they begin at ${inDigits(begin)}` : unit,
    12,
    width - left,
  );
  const height = top + rows.length * row + 8 + 16 * below.length;
  const barTop = (nth: number) => top + nth * row + (beside ? 0 : 18);
  return (
    <Drawing {...{ width, height, title, description }}>
      <defs>
        <pattern
          id={`${id}-fall`}
          width={6}
          height={6}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width={6} height={6} fill={COLOURS.paper} />
          <rect width={3.5} height={6} fill={COLOURS.fall} />
        </pattern>
        <pattern id={`${id}-apart`} width={6} height={6} patternUnits="userSpaceOnUse">
          <rect width={6} height={6} fill={COLOURS.paper} />
          <circle cx={3} cy={3} r={1.8} fill={COLOURS.neither} />
        </pattern>
      </defs>
      {rows.map((step, nth) => {
        const y = barTop(nth);
        const [start, end] =
          step.kind === 'stock'
            ? [left, x(step.to)]
            : [Math.min(x(step.from), x(step.to)), Math.max(x(step.from), x(step.to))];
        const next = rows[nth + 1];
        return (
          <g key={`${step.name} ${nth}`}>
            <text
              x={beside ? left - 10 : 0}
              y={beside ? y + BAR / 2 : y - 5}
              dy={beside ? '0.35em' : 0}
              fontSize={14}
              textAnchor={beside ? 'end' : 'start'}
              fontWeight={step.kind === 'stock' ? 'bold' : 'normal'}
            >
              {step.name}
            </text>
            <rect x={start} y={y} width={Math.max(1.5, end - start)} height={BAR} {...lookOf(step, id)} />
            {step.kind === 'stock' && begin > 0 && (
              <path
                d={`M${left + 10} ${y - 1}l6 ${BAR / 3 + 1}-6 ${BAR / 3} 6 ${BAR / 3 + 1}`}
                fill="none"
                stroke={COLOURS.paper}
                strokeWidth={3}
              />
            )}
            {next && (
              <line
                x1={x(step.to)}
                x2={x(step.to)}
                y1={y + BAR}
                y2={barTop(nth + 1)}
                stroke={COLOURS.quiet}
                strokeDasharray="2 2"
              />
            )}
            <text
              x={end + 6}
              y={y + BAR / 2}
              dy="0.35em"
              fontSize={14}
              fontWeight={step.kind === 'stock' ? 'bold' : 'normal'}
            >
              {inWords(step)}
            </text>
          </g>
        );
      })}
      {below.map((text, nth) => (
        <text
          key={text}
          x={left}
          y={height - 6 - 16 * (below.length - 1 - nth)}
          fontSize={12}
          fill={COLOURS.quiet}
        >
          {text}
        </text>
      ))}
    </Drawing>
  );
}

/** Changes are small beside stocks: what is below all of them is cut off, and said to be. */
function axisBegin(least: number, most: number): number {
  const room = (most - least) * 1.5;
  if (room === 0 || least - room <= 0) return 0;
  const step = 10 ** Math.floor(Math.log10(room));
  return Math.floor((least - room / 3) / step) * step;
}

function lookOf({ kind, size }: BridgeStep, id: string) {
  if (kind === 'stock') return { fill: COLOURS.reported };
  if (kind === 'no-progress') return { fill: `url(#${id}-apart)`, stroke: COLOURS.neither };
  return size < 0
    ? { fill: `url(#${id}-fall)`, stroke: COLOURS.fall }
    : { fill: COLOURS.rise, stroke: COLOURS.rise };
}

function inWords({ kind, size }: BridgeStep): string {
  return kind === 'stock' ? inDigits(size) : signed(size, Math.abs(size) < 10 ? 1 : 0);
}
