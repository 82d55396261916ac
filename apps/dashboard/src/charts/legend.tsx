import { type ReactNode } from 'react';
import { textWidth } from './text-size.js';

export interface LegendEntry {
  readonly name: string;
  /** Drawn around (0, 0), at most 24 wide. */
  readonly sample: ReactNode;
}

const ROW = 20;
const SAMPLE = 32;
const GAP = 18;
const SIZE = 13;

/** Where each entry stands in rows of a width. */
export function legendPlaces(
  entries: readonly LegendEntry[],
  width: number,
): { readonly x: number; readonly y: number }[] {
  let x = 0;
  let y = 0;
  return entries.map(({ name }) => {
    const room = SAMPLE + textWidth(name, SIZE);
    if (x > 0 && x + room > width) {
      x = 0;
      y += ROW;
    }
    const place = { x, y };
    x += room + GAP;
    return place;
  });
}

export function legendHeight(entries: readonly LegendEntry[], width: number): number {
  return (legendPlaces(entries, width).at(-1)?.y ?? -ROW) + ROW;
}

export function Legend({
  entries,
  width,
  top,
}: {
  readonly entries: readonly LegendEntry[];
  readonly width: number;
  readonly top: number;
}) {
  const places = legendPlaces(entries, width);
  return (
    <g>
      {entries.map(({ name, sample }, nth) => (
        <g key={name} transform={`translate(${places[nth]!.x} ${top + places[nth]!.y + ROW / 2})`}>
          <g transform="translate(12 0)">{sample}</g>
          <text x={SAMPLE - 2} dy="0.35em" fontSize={SIZE}>
            {name}
          </text>
        </g>
      ))}
    </g>
  );
}
