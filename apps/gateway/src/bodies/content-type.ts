import { BodyFault } from './body-fault.js';

const TYPE = /^\s*([a-z0-9!#$&^_.+-]{1,100}\/[a-z0-9!#$&^_.+-]{1,100})\s*(?:;|$)/i;
const CHARSET = /;\s*charset\s*=\s*"?([a-z0-9_.:+-]{1,40})"?\s*(?:;|$)/i;
const UTF_8 = new Set(['utf-8', 'utf8', 'us-ascii', 'ascii']);
const LONGEST = 400;

/**
 * The media type of a Content-Type header, in small letters, one of those that a door takes.
 * @throws {BodyFault} `wrong-content-type`
 */
export function contentTypeOf<const Accepted extends string>(
  header: string | undefined,
  accepted: readonly Accepted[],
): Accepted {
  const remedy = `send ${accepted.join(' or ')}, in UTF-8`;
  if (header === undefined || header.trim() === '')
    throw new BodyFault('wrong-content-type', 'the request has no Content-Type', remedy);
  const type = header.length > LONGEST ? undefined : TYPE.exec(header)?.[1]?.toLowerCase();
  if (type === undefined)
    throw new BodyFault('wrong-content-type', 'the Content-Type is not a media type', remedy);
  const known = accepted.find(name => name === type);
  // What holds digits may be anything that got into the wrong place: it is not repeated.
  if (known === undefined)
    throw new BodyFault(
      'wrong-content-type',
      `the Content-Type ${/\d/.test(type) ? '' : `${shortened(type)} `}is not taken here`,
      remedy,
    );
  const charset = CHARSET.exec(header)?.[1]?.toLowerCase();
  if (charset !== undefined && !UTF_8.has(charset))
    throw new BodyFault('wrong-content-type', `the charset ${charset} is not taken here`, remedy);
  return known;
}

/** @throws {BodyFault} `wrong-content-encoding` */
export function contentEncodingOf(header: string | undefined): 'identity' | 'gzip' {
  const encoding = (header ?? '').trim().toLowerCase();
  if (encoding === '' || encoding === 'identity') return 'identity';
  if (encoding === 'gzip' || encoding === 'x-gzip') return 'gzip';
  throw new BodyFault(
    'wrong-content-encoding',
    'the Content-Encoding is neither gzip nor identity',
    'send the body as it is, or as one gzip with Content-Encoding: gzip',
  );
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
