/**
 * Colours of charts. Each stands out from white by 3:1 or more (WCAG 1.4.11), and no two that mean different things differ by colour alone:
 * marks differ in shape, bars in pattern and sign. The blue and orange of NHS England's Making Data Count fail this on white.
 */
export const COLOURS = {
  ink: '#212b32',
  quiet: '#4c6272',
  grid: '#d8dde0',
  paper: '#ffffff',
  reported: '#003d78',
  derived: '#a34a00',
  target: '#212b32',
  rise: '#0072ce',
  fall: '#c65a00',
  neither: '#5f6b73',
  fan: '#4c6272',
} as const;

/** What lies in a fan's bands: too light to be told apart by themselves, so each has an outline of `COLOURS.fan`. */
export const FAN_FILLS = { '95': '#e8edee', '80': '#d2dae0', '50': '#b3c0c9' } as const;

/** In print and on every machine; charts are measured for it. */
export const FONT = 'Arial, Helvetica, sans-serif';

/** Contrast of two colours, 1 to 21. @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map(at => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
