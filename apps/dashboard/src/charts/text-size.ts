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
