import { inDigits } from '../words/numbers.js';
import { Drawing } from './drawing.js';
import { COLOURS } from './palette.js';
import { textWidth } from './text-size.js';

interface TargetBarProps {
  readonly width: number;
  readonly title: string;
  readonly amount: number;
  /** What counts towards it; negative: fewer than at the baseline. */
  readonly counted: number;
  /** What would count at an even pace from the baseline to the due day. */
  readonly evenPace: number | undefined;
}

const HEIGHT = 62;
const MARGIN = 4;
const BAR = { y: 22, height: 18 };

/** How much of a target is there, from none to all of it. */
export function TargetBar({ width, title, amount, counted, evenPace }: TargetBarProps) {
  const [least, most] = [Math.min(0, counted), Math.max(amount, counted)];
  // By hand: the first page is usable sooner where it need not read d3.
  const x = (value: number) => MARGIN + ((width - 2 * MARGIN) * (value - least)) / (most - least);
  const paceText = evenPace === undefined ? '' : `even pace ${inDigits(evenPace)}`;
  const half = textWidth(paceText, 12) / 2;
  const description = `${inDigits(counted)} of ${inDigits(amount)}${evenPace === undefined ? '' : `; at an even pace it would be ${inDigits(evenPace)}`}`;
  return (
    <Drawing {...{ width, height: HEIGHT, title, description }}>
      <rect
        x={x(0)}
        y={BAR.y}
        width={x(amount) - x(0)}
        height={BAR.height}
        fill={COLOURS.paper}
        stroke={COLOURS.quiet}
      />
      <rect
        x={Math.min(x(0), x(counted))}
        y={BAR.y}
        width={Math.abs(x(counted) - x(0))}
        height={BAR.height}
        fill={counted < 0 ? COLOURS.fall : COLOURS.reported}
      />
      {evenPace !== undefined && (
        <g>
          <line
            x1={x(evenPace)}
            x2={x(evenPace)}
            y1={BAR.y - 4}
            y2={BAR.y + BAR.height + 4}
            stroke={COLOURS.ink}
            strokeWidth={2.5}
          />
          <text
            x={Math.min(width - half - 2, Math.max(half + 2, x(evenPace)))}
            y={BAR.y - 9}
            textAnchor="middle"
            fontSize={12}
            fill={COLOURS.quiet}
          >
            {paceText}
          </text>
        </g>
      )}
      <text x={x(0)} y={HEIGHT - 4} fontSize={12} fill={COLOURS.quiet}>
        0
      </text>
      <text x={x(amount)} y={HEIGHT - 4} fontSize={12} fill={COLOURS.quiet} textAnchor="end">
        {inDigits(amount)}
      </text>
    </Drawing>
  );
}
