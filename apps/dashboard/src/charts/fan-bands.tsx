import { type ScaleLinear } from 'd3-scale';
import { area } from 'd3-shape';
import { dayNumber } from '../words/days.js';
import { type Band } from './fan.js';
import { type LegendEntry } from './legend.js';
import { COLOURS, FAN_FILLS } from './palette.js';

type Scale = ScaleLinear<number, number>;

/** The bands of a forecast over days, the widest below the others. */
export function FanBands({
  bands,
  x,
  y,
}: {
  readonly bands: readonly Band[];
  readonly x: Scale;
  readonly y: Scale;
}) {
  return bands.map(({ percent, points }) => (
    <path
      key={percent}
      d={
        area<Band['points'][number]>(
          ({ on }) => x(dayNumber(on)),
          ({ low }) => y(low),
          ({ high }) => y(high),
        )(points) ?? ''
      }
      fill={FAN_FILLS[percent]}
      stroke={COLOURS.fan}
      strokeWidth={0.75}
    />
  ));
}

export function bandsInLegend(bands: readonly Band[]): LegendEntry[] {
  return bands.map(({ percent }) => ({
    name: `${percent} in 100 outcomes`,
    sample: (
      <rect
        x={-10}
        y={-6}
        width={20}
        height={12}
        fill={FAN_FILLS[percent]}
        stroke={COLOURS.fan}
        strokeWidth={0.75}
      />
    ),
  }));
}
