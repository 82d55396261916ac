import { type ReactNode, useId } from 'react';
import { COLOURS, FONT } from './palette.js';

interface DrawingProps {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** What the picture shows, for those who do not see it. */
  readonly description: string;
  readonly children: ReactNode;
}

/** The sheet a chart is drawn on: white under forced colours too, styled by attributes alone, so that it is the same in a file. */
export function Drawing({ width, height, title, description, children }: DrawingProps) {
  const id = useId();
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
      fontFamily={FONT}
      fontSize={13}
      fill={COLOURS.ink}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      <rect width={width} height={height} fill={COLOURS.paper} />
      {children}
    </svg>
  );
}
