import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { dayInWords, dayNumber } from '../words/days.js';
import { inDigits, signed } from '../words/numbers.js';
import { ValueAxis, YearAxis } from './axes.js';
import { Drawing } from './drawing.js';
import { type Band, bandsOf, type FanPoint, medianOf } from './fan.js';
import { bandsInLegend, FanBands } from './fan-bands.js';
import { Legend, type LegendEntry, legendHeight } from './legend.js';
import { Mark, type MarkShape } from './marks.js';
import { COLOURS } from './palette.js';
import { textWidth } from './text-size.js';

export interface Dated {
  readonly on: string;
  readonly value: number;
}

export interface CourseSeries {
  readonly name: string;
  readonly evidence: 'reported' | 'derived';
  /** Oldest first. */
  readonly points: readonly Dated[];
}

export interface CourseChartProps {
  readonly width: number;
  readonly title: string;
  readonly description: string;
  /** What the values count in. */
  readonly unit: string;
  readonly series: readonly CourseSeries[];
  /** Where an organisation entered or left the data: no progress. */
  readonly breaks?: readonly { readonly on: string; readonly size: number }[];
  /** The stock that is needed, from the baseline to the due day: a step where there was a break. */
  readonly needed?: readonly Dated[];
  readonly fan?: readonly FanPoint[];
  /** The day that is known, from which the fan opens; left out: the last of the first series. */
  readonly fanFrom?: Dated;
}

const LOOKS: Record<CourseSeries['evidence'], { colour: string; shape: MarkShape; dash?: string }> = {
  reported: { colour: COLOURS.reported, shape: 'circle' },
  derived: { colour: COLOURS.derived, shape: 'square', dash: '7 3' },
};

/** A stock over time, what is needed of it by a day, and where it may go: as it is on screen, in print and in a report. */
export function CourseChart(props: CourseChartProps) {
  const { width, title, description, unit, series, breaks = [], needed = [], fan = [] } = props;
  const last = props.fanFrom ?? series.flatMap(({ points }) => points.slice(-1))[0];
  const bands = bandsOf(fan, last);
  const legend = legendOf(props, bands);
  const top = legendHeight(legend, width) + 30;
  const height = top + Math.round(Math.min(360, Math.max(200, width * 0.42))) + 28;
  const bottom = height - 28;

  const values = [
    ...series.flatMap(({ points }) => points.map(({ value }) => value)),
    ...needed.map(({ value }) => value),
    ...bands.flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high])),
  ];
  const days = [...series.flatMap(({ points }) => points), ...needed, ...fan].map(({ on }) => dayNumber(on));
  const y = scaleLinear([Math.min(...values), Math.max(...values)], [bottom, top]).nice(5);
  const left = 16 + Math.max(...y.ticks(5).map(value => textWidth(inDigits(value), 13)));
  const due = needed.at(-1);
  const right = width - (due ? Math.max(16, textWidth(inDigits(due.value), 13) / 2 + 8) : 24);
  const x = scaleLinear([Math.min(...days), Math.max(...days)], [left, right]);
  const at = ({ on, value }: Dated): [number, number] => [x(dayNumber(on)), y(value)];

  return (
    <Drawing {...{ width, height, title, description }}>
      <Legend entries={legend} width={width} top={0} />
      <text x={0} y={top - 14} fill={COLOURS.quiet}>
        {unit}
      </text>
      <YearAxis x={x} top={top} bottom={bottom} />
      <ValueAxis y={y} left={left} right={width - 4} count={5} />
      <FanBands bands={bands} x={x} y={y} />
      {bands.length > 0 && (
        <path
          d={
            line<Dated>(
              d => at(d)[0],
              d => at(d)[1],
            )([...(last ? [last] : []), ...medianOf(fan)]) ?? ''
          }
          fill="none"
          stroke={COLOURS.fan}
          strokeWidth={2}
        />
      )}
      {breaks.map(({ on, size }) => (
        <g key={on} transform={`translate(${x(dayNumber(on))} 0)`}>
          <line y1={top} y2={bottom} stroke={COLOURS.neither} strokeDasharray="2 3" />
          <text y={bottom - 10} x={-5} textAnchor="end" fill={COLOURS.quiet}>
            break {signed(size)}
          </text>
        </g>
      ))}
      {needed.length > 0 && (
        <path
          d={needed.map((point, nth) => `${nth === 0 ? 'M' : 'L'}${at(point).join(' ')}`).join('')}
          fill="none"
          stroke={COLOURS.target}
          strokeWidth={1.5}
          strokeDasharray="3 4"
        />
      )}
      {series.map(({ name, evidence, points }) => (
        <g key={name}>
          <path
            d={
              line<Dated>(
                d => at(d)[0],
                d => at(d)[1],
              )(points) ?? ''
            }
            fill="none"
            stroke={LOOKS[evidence].colour}
            strokeWidth={2.5}
            {...(LOOKS[evidence].dash && { strokeDasharray: LOOKS[evidence].dash })}
          />
          {(points.length <= 20 ? points : points.slice(-1)).map(point => (
            <Mark
              key={point.on}
              shape={LOOKS[evidence].shape}
              x={at(point)[0]}
              y={at(point)[1]}
              colour={LOOKS[evidence].colour}
            />
          ))}
          {points.slice(-1).map(point => (
            <text
              key="last"
              x={at(point)[0]}
              y={at(point)[1] + (due && due.value > point.value && at(point)[1] + 20 < bottom ? 20 : -11)}
              textAnchor={at(point)[0] > right - 40 ? 'end' : 'middle'}
              fontWeight="bold"
              stroke={COLOURS.paper}
              strokeWidth={4}
              paintOrder="stroke"
              fill={LOOKS[evidence].colour}
            >
              {inDigits(point.value)}
            </text>
          ))}
        </g>
      ))}
      {due && (
        <g>
          <Mark shape="diamond" x={at(due)[0]} y={at(due)[1]} colour={COLOURS.target} />
          <text
            x={Math.min(at(due)[0], width - 4 - textWidth(inDigits(due.value), 13, 'bold') / 2)}
            y={at(due)[1] - 12}
            textAnchor="middle"
            fontWeight="bold"
            stroke={COLOURS.paper}
            strokeWidth={4}
            paintOrder="stroke"
          >
            {inDigits(due.value)}
          </text>
        </g>
      )}
    </Drawing>
  );
}

function legendOf({ series, needed, breaks }: CourseChartProps, bands: readonly Band[]): LegendEntry[] {
  const due = needed?.at(-1);
  return [
    ...series.map(({ name, evidence }) => {
      const { colour, shape, dash } = LOOKS[evidence];
      return {
        name,
        sample: (
          <>
            <line
              x1={-12}
              x2={12}
              stroke={colour}
              strokeWidth={2.5}
              {...(dash && { strokeDasharray: dash })}
            />
            <Mark shape={shape} x={0} y={0} colour={colour} />
          </>
        ),
      };
    }),
    ...(due
      ? [
          {
            name: `Needed by ${dayInWords(due.on)}`,
            sample: (
              <>
                <line x1={-12} x2={12} stroke={COLOURS.target} strokeWidth={1.5} strokeDasharray="3 4" />
                <Mark shape="diamond" x={0} y={0} colour={COLOURS.target} />
              </>
            ),
          },
        ]
      : []),
    ...(breaks?.length
      ? [
          {
            name: 'Break in the series',
            sample: <line y1={-8} y2={8} stroke={COLOURS.neither} strokeDasharray="2 3" />,
          },
        ]
      : []),
    ...bandsInLegend(bands),
  ];
}
