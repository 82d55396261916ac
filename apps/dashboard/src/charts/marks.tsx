import { COLOURS } from './palette.js';

export type MarkShape = 'circle' | 'square' | 'diamond';

/** Shapes tell series apart where colours cannot. */
export function Mark({
  shape,
  x,
  y,
  colour,
}: {
  readonly shape: MarkShape;
  readonly x: number;
  readonly y: number;
  readonly colour: string;
}) {
  const look = { fill: colour, stroke: COLOURS.paper, strokeWidth: 1 };
  switch (shape) {
    case 'circle':
      return <circle cx={x} cy={y} r={4.5} {...look} />;
    case 'square':
      return <rect x={x - 3.5} y={y - 3.5} width={7} height={7} {...look} />;
    case 'diamond':
      return <path d={`M${x} ${y - 7}l7 7-7 7-7-7z`} {...look} />;
    default:
      return shape satisfies never;
  }
}
