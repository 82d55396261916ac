import { scaleLinear } from 'd3-scale';
import { inDigits, signed } from '../words/numbers.js';
import { Drawing } from './drawing.js';
import { COLOURS } from './palette.js';
import { shortened } from './text-size.js';

/** What came of an area's stock, in per cent of where it began, so that areas of any size compare. */
export interface AreaBridge {
  readonly name: string;
  readonly joiners: number;
  /** Positive. */
  readonly leavers: number;
  /** What is progress, and neither joining nor leaving. */
  readonly other: number;
  /** Like for like. */
  readonly change: number;
}

interface BridgeMultiplesProps {
  readonly width: number;
  readonly title: string;
  readonly description: string;
  readonly areas: readonly AreaBridge[];
}

const CELL = { width: 260, height: 124, gap: 20 };
const ROWS = [
  ['Joined', COLOURS.rise, ({ joiners }: AreaBridge) => joiners],
  ['Left', COLOURS.fall, ({ leavers }: AreaBridge) => -leavers],
  ['Other', COLOURS.neither, ({ other }: AreaBridge) => other],
  ['Change', COLOURS.reported, ({ change }: AreaBridge) => change],
] as const;
const LABEL = 58;

/** The same small picture for every area, on one scale. */
export function BridgeMultiples({ width, title, description, areas }: BridgeMultiplesProps) {
  const columns = Math.max(1, Math.floor((width + CELL.gap) / (CELL.width + CELL.gap)));
  const cell = (width - (columns - 1) * CELL.gap) / columns;
  const height = Math.ceil(areas.length / columns) * (CELL.height + CELL.gap);
  const values = areas.flatMap(area => ROWS.map(([, , value]) => value(area)));
  const room = 66;
  const x = scaleLinear([Math.min(0, ...values), Math.max(0, ...values)], [LABEL + room, cell - room]);
  return (
    <Drawing {...{ width, height, title, description }}>
      {areas.map((area, nth) => (
        <g
          key={`${area.name} ${nth}`}
          transform={`translate(${(nth % columns) * (cell + CELL.gap)} ${Math.floor(nth / columns) * (CELL.height + CELL.gap)})`}
        >
          <text y={14} fontWeight="bold" fontSize={14}>
            {/* Names of organisations are long; the table has them whole. */}
            {shortened(area.name, 14, cell, 'bold')}
          </text>
          <line x1={x(0)} x2={x(0)} y1={24} y2={CELL.height} stroke={COLOURS.quiet} />
          {ROWS.map(([name, colour, value], row) => {
            const size = value(area);
            const y = 28 + row * 24;
            return (
              <g key={name} fontWeight={name === 'Change' ? 'bold' : 'normal'}>
                <text y={y + 9} dy="0.35em">
                  {name}
                </text>
                <rect
                  x={Math.min(x(0), x(size))}
                  y={y}
                  width={Math.max(1, Math.abs(x(size) - x(0)))}
                  height={18}
                  fill={colour}
                />
                <text
                  x={x(size) + (size < 0 ? -5 : 5)}
                  y={y + 9}
                  dy="0.35em"
                  textAnchor={size < 0 ? 'end' : 'start'}
                >
                  {name === 'Left' ? `−${inDigits(area.leavers, 1)}` : signed(size, 1)} %
                </text>
              </g>
            );
          })}
        </g>
      ))}
    </Drawing>
  );
}
