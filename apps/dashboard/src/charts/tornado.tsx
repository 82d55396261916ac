import { scaleLinear } from 'd3-scale';
import { ValuesBelow } from './axes.js';
import { Drawing } from './drawing.js';
import { Legend, type LegendEntry, legendHeight } from './legend.js';
import { COLOURS } from './palette.js';
import { keptWithin, shortened, textWidth } from './text-size.js';

export interface TornadoBar {
  readonly name: string;
  /** What is said of either end of the bar, beside its value. */
  readonly less: { readonly value: number; readonly words: string };
  readonly more: { readonly value: number; readonly words: string };
}

export interface TornadoProps {
  readonly width: number;
  readonly title: string;
  readonly description: string;
  /** What moves the value most first. */
  readonly bars: readonly TornadoBar[];
  /** Where it is as things are. */
  readonly middle: { readonly value: number; readonly name: string };
  readonly unit: string;
  readonly domain: readonly [number, number];
}

const SIZE = 13;
const EACH = 58;

/** How far one value moves when each of several things is less or more than it is: the widest bar on top. */
export function Tornado({ width, title, description, bars, middle, unit, domain }: TornadoProps) {
  const top = legendHeight(LEGEND, width) + 26;
  const bottom = top + bars.length * EACH;
  const x = scaleLinear([...domain], [12, width - 16]);
  const ticks = x.ticks(width < 480 ? 4 : 8).map(at => ({ x: x(at), text: String(at) }));
  return (
    <Drawing {...{ width, height: bottom + 44, title, description }}>
      <Legend entries={LEGEND} width={width} top={0} />
      <ValuesBelow {...{ ticks, top, bottom, unit }} end={width - 16} />
      <line
        x1={x(middle.value)}
        x2={x(middle.value)}
        y1={top - 4}
        y2={bottom}
        stroke={COLOURS.ink}
        strokeWidth={1.5}
      />
      <text
        x={keptWithin(x(middle.value), textWidth(middle.name, SIZE) / 2, width)}
        y={top - 9}
        textAnchor="middle"
      >
        {middle.name}
      </text>
      {bars.map((bar, nth) => (
        <g key={bar.name} transform={`translate(0 ${top + nth * EACH})`}>
          <text y={18} x={0} stroke={COLOURS.paper} strokeWidth={4} paintOrder="stroke">
            {shortened(wordsOf(bar), SIZE, width)}
          </text>
          <Side from={x(middle.value)} to={x(bar.less.value)} isMore={false} />
          <Side from={x(middle.value)} to={x(bar.more.value)} isMore />
        </g>
      ))}
    </Drawing>
  );
}

/** `hours: −10 % → 1, +10 % → 94` */
function wordsOf({ name, less, more }: TornadoBar): string {
  return `${name}: ${less.words}; ${more.words}`;
}

/** Less is hollow, more is filled: told apart without colour. */
function Side({
  from,
  to,
  isMore,
}: {
  readonly from: number;
  readonly to: number;
  readonly isMore: boolean;
}) {
  const colour = isMore ? COLOURS.rise : COLOURS.fall;
  return (
    <rect
      x={Math.min(from, to)}
      y={26}
      width={Math.max(1, Math.abs(to - from))}
      height={22}
      fill={isMore ? colour : COLOURS.paper}
      stroke={colour}
      strokeWidth={1.5}
    />
  );
}

const LEGEND: readonly LegendEntry[] = [false, true].map(isMore => ({
  name: isMore ? 'More of it' : 'Less of it',
  sample: (
    <rect
      x={-10}
      y={-6}
      width={20}
      height={12}
      fill={isMore ? COLOURS.rise : COLOURS.paper}
      stroke={isMore ? COLOURS.rise : COLOURS.fall}
      strokeWidth={1.5}
    />
  ),
}));
