import { COLOURS, FONT } from './palette.js';
import { type Provenance } from './chart-csv.js';

const NS = 'http://www.w3.org/2000/svg';
const MARGIN = 16;
const LINE = 18;

/** The chart as a picture that stands alone: its title above, below it where the figures are from and which days they are of. */
export function standalone(
  chart: SVGSVGElement,
  { title, source, dated }: Provenance,
): { svg: string; width: number; height: number } {
  const [inner, tall] = [Number(chart.getAttribute('width')), Number(chart.getAttribute('height'))];
  const above = wrapped(title, inner / 8.6);
  const below = [source, dated].flatMap(text => wrapped(text, inner / 6.4));
  const width = inner + 2 * MARGIN;
  const height = tall + 3 * MARGIN + (above.length + below.length) * LINE + MARGIN;

  const sheet = document.createElementNS(NS, 'svg');
  set(sheet, {
    xmlns: NS,
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'font-family': FONT,
    fill: COLOURS.ink,
  });
  append(sheet, 'rect', { width, height, fill: COLOURS.paper });
  above.forEach((text, nth) =>
    append(
      sheet,
      'text',
      { x: MARGIN, y: MARGIN + 14 + nth * LINE, 'font-size': 16, 'font-weight': 'bold' },
      text,
    ),
  );
  const copy = chart.cloneNode(true) as SVGSVGElement;
  set(copy, { x: MARGIN, y: 2 * MARGIN + above.length * LINE });
  sheet.append(copy);
  below.forEach((text, nth) =>
    append(
      sheet,
      'text',
      {
        x: MARGIN,
        y: 3 * MARGIN + 8 + above.length * LINE + tall + nth * LINE,
        'font-size': 12,
        fill: COLOURS.quiet,
      },
      text,
    ),
  );
  return { svg: new XMLSerializer().serializeToString(sheet), width, height };
}

/** Twice as many pixels as on screen: it is to be put into papers. */
export async function asPng({ svg, width, height }: ReturnType<typeof standalone>): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width * 2, height * 2];
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser draws no pictures; take the SVG');
  context.drawImage(image, 0, 0, width * 2, height * 2);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      blob => (blob ? resolve(blob) : reject(new Error('this browser makes no PNG; take the SVG'))),
      'image/png',
    ),
  );
}

/** Hands a file to whoever looks. */
export function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export function fileName(title: string, extension: string): string {
  const plain = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return `muster-${plain.slice(0, 80)}.${extension}`;
}

function wrapped(text: string, characters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= characters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function append(
  parent: Element,
  name: string,
  attributes: Record<string, string | number>,
  text?: string,
): void {
  const element = document.createElementNS(NS, name);
  set(element, attributes);
  if (text !== undefined) element.textContent = text;
  parent.append(element);
}

function set(element: Element, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}
