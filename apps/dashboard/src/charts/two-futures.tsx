import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { dayNumber } from '../words/days.js';
import { inDigits } from '../words/numbers.js';
import { ValueAxis, YearAxis } from './axes.js';
import { type Dated } from './course-chart.js';
import { Drawing } from './drawing.js';
import { type Band, bandsOf, type FanPoint, medianOf } from './fan.js';
import { bandsInLegend, FanBands } from './fan-bands.js';
import { Legend, type LegendEntry, legendHeight } from './legend.js';
import { Mark } from './marks.js';
import { COLOURS } from './palette.js';
import { shortened, textWidth } from './text-size.js';

export interface TwoFuturesProps {
  readonly width: number;
  readonly title: string;
  readonly description: string;
  readonly unit: string;
  /** The day from which both begin. */
  readonly from: Dated;
  /** As things are: the middle, and the limits of 80 in 100 outcomes. */
  readonly now: readonly FanPoint[];
  /** Otherwise; left out: nothing is changed. */
  readonly then?: readonly FanPoint[] | undefined;
  /** What the second one is called. */
  readonly thenName: string;
  /** The stock that is needed, and by when. */
  readonly needed?: Dated | undefined;
  /** So that the axis stays while something is changed. */
  readonly room?: number;
}

/** Where a stock may go as things are, and where it may go otherwise. */
export function TwoFutures(props: TwoFuturesProps) {
  const { width, title, description, unit, from, now, then = [], needed, room = 0 } = props;
  const bands = bandsOf(now, { on: from.on, value: from.value }).filter(({ percent }) => percent !== '50');
  const legend = legendOf(props, bands);
  const top = legendHeight(legend, width) + 30;
  const bottom = top + Math.round(Math.min(320, Math.max(190, width * 0.4)));
  const height = bottom + 28;
  const limits = [...now, ...then].flatMap(({ quantiles }) => [quantiles['0.025'], quantiles['0.975']]);
  const values = [from.value, ...limits, ...(needed ? [needed.value] : [])].filter(
    each => each !== undefined,
  );
  const y = scaleLinear([Math.min(...values) - room, Math.max(...values) + room], [bottom, top]).nice(5);
  const left = 16 + Math.max(...y.ticks(5).map(value => textWidth(inDigits(value), 13)));
  const last = dayNumber(now.at(-1)?.on ?? from.on);
  const x = scaleLinear(
    [dayNumber(from.on), Math.max(last, dayNumber(needed?.on ?? from.on))],
    [left, width - 28],
  );
  const at = ({ on, value }: Dated): [number, number] => [x(dayNumber(on)), y(value)];
  const course = line<Dated>(
    point => at(point)[0],
    point => at(point)[1],
  );
  const limit = (level: string) =>
    course([from, ...then.map(({ on, quantiles }) => ({ on, value: quantiles[level] ?? Number.NaN }))]) ?? '';
  return (
    <Drawing {...{ width, height, title, description }}>
      <Legend entries={legend} width={width} top={0} />
      <text x={0} y={top - 14} fill={COLOURS.quiet}>
        {unit}
      </text>
      <YearAxis x={x} top={top} bottom={bottom} />
      <ValueAxis y={y} left={left} right={width - 4} count={5} />
      <FanBands bands={bands} x={x} y={y} />
      <path d={course([from, ...medianOf(now)]) ?? ''} fill="none" stroke={COLOURS.fan} strokeWidth={2} />
      {then.length > 0 && (
        <g fill="none" stroke={COLOURS.rise}>
          <path d={limit('0.1')} strokeWidth={1.5} strokeDasharray="2 4" />
          <path d={limit('0.9')} strokeWidth={1.5} strokeDasharray="2 4" />
          <path d={limit('0.5')} strokeWidth={2.5} strokeDasharray="8 3" />
          {medianOf(then).map(point => (
            <Mark key={point.on} shape="square" x={at(point)[0]} y={at(point)[1]} colour={COLOURS.rise} />
          ))}
        </g>
      )}
      {medianOf(now).map(point => (
        <Mark key={point.on} shape="circle" x={at(point)[0]} y={at(point)[1]} colour={COLOURS.fan} />
      ))}
      {needed && (
        <g>
          <line
            x1={x(dayNumber(from.on))}
            x2={at(needed)[0]}
            y1={at(needed)[1]}
            y2={at(needed)[1]}
            stroke={COLOURS.target}
            strokeWidth={1.5}
            strokeDasharray="3 4"
          />
          <Mark shape="diamond" x={at(needed)[0]} y={at(needed)[1]} colour={COLOURS.target} />
          <text
            x={Math.min(at(needed)[0] + 10, width - textWidth(inDigits(needed.value), 13, 'bold'))}
            y={at(needed)[1] - 10}
            fontWeight="bold"
            stroke={COLOURS.paper}
            strokeWidth={4}
            paintOrder="stroke"
          >
            {inDigits(needed.value)}
          </text>
        </g>
      )}
    </Drawing>
  );
}

function legendOf(
  { width, then = [], thenName, needed }: TwoFuturesProps,
  bands: readonly Band[],
): LegendEntry[] {
  return [
    {
      name: 'As things are',
      sample: (
        <>
          <line x1={-12} x2={12} stroke={COLOURS.fan} strokeWidth={2} />
          <Mark shape="circle" x={0} y={0} colour={COLOURS.fan} />
        </>
      ),
    },
    ...bandsInLegend(bands),
    ...(then.length > 0
      ? [
          {
            name: shortened(thenName, 13, width - 60),
            sample: (
              <>
                <line x1={-12} x2={12} stroke={COLOURS.rise} strokeWidth={2.5} strokeDasharray="8 3" />
                <Mark shape="square" x={0} y={0} colour={COLOURS.rise} />
              </>
            ),
          },
          {
            name: '80 in 100 of its outcomes',
            sample: (
              <path d="M-12-4h24M-12 4h24" stroke={COLOURS.rise} strokeWidth={1.5} strokeDasharray="2 4" />
            ),
          },
        ]
      : []),
    ...(needed
      ? [{ name: 'Needed', sample: <Mark shape="diamond" x={0} y={0} colour={COLOURS.target} /> }]
      : []),
  ];
}
