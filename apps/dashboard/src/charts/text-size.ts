/** How wide a text will be in Arial, in pixels, with some room for the fonts that stand in for it: near enough to keep
 * labels apart without asking a browser, which a server has not. */
export function textWidth(text: string, size: number, weight: 'normal' | 'bold' = 'normal'): number {
  let units = 0;
  for (const character of text)
    units += /[ilj.,:;'|! ]/.test(character)
      ? 0.3
      : /[mwMW%]/.test(character)
        ? 0.87
        : /[A-Z]/.test(character)
          ? 0.69
          : 0.556;
  return units * size * (weight === 'bold' ? 1.18 : 1.08);
}

/** Where the middle of something lies that is to stay within a width. */
export function keptWithin(x: number, half: number, width: number): number {
  return Math.min(width - half, Math.max(half, x));
}

/** A text in lines, each within the room: a word that is wider than it has a line of its own. */
export function inLines(text: string, size: number, room: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= room)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** As much of a text as there is room for. */
export function shortened(
  text: string,
  size: number,
  room: number,
  weight: 'normal' | 'bold' = 'normal',
): string {
  if (textWidth(text, size, weight) <= room) return text;
  let kept = text;
  while (kept.length > 1 && textWidth(`${kept}…`, size, weight) > room) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
