/**
 * Which of the forms on offer a client wants most, by its Accept header; the first on offer where it has no preference.
 * @param offered media types, the usual one first
 * @returns undefined when it takes none of them
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.accept
 */
export function preferred<Offer extends string>(
  accept: string | undefined,
  offered: readonly Offer[],
): Offer | undefined {
  if (accept === undefined || accept.trim() === '') return offered[0];
  const ranges = accept.split(',').map(rangeOf);
  let best: { offer: Offer; quality: number } | undefined;
  for (const offer of offered) {
    const quality = qualityOf(offer, ranges);
    if (quality > (best?.quality ?? 0)) best = { offer, quality };
  }
  return best?.offer;
}

interface Range {
  readonly type: string;
  readonly quality: number;
}

function rangeOf(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map(part => part.trim().toLowerCase());
  const q = parameters.find(parameter => parameter.startsWith('q='));
  const quality = q === undefined ? 1 : Number(q.slice(2));
  return { type, quality: quality >= 0 && quality <= 1 ? quality : 0 };
}

/** The most specific range that covers the offer decides. */
function qualityOf(offer: string, ranges: readonly Range[]): number {
  for (const wanted of [offer, `${offer.split('/')[0]}/*`, '*/*']) {
    const range = ranges.find(({ type }) => type === wanted);
    if (range) return range.quality;
  }
  return 0;
}
