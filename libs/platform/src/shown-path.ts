const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Words of small letters and short numbers, as routes and the names of targets are made of. */
const WORDS = /^(?:v\d|[a-z]+(?:[.-](?:[a-z]+|\d{1,4}))*)$/;
/** Where a command is asked for: by its place in the log, with fewer digits than anybody's NHS number. */
const COMMAND = /^\/v1\/commands\/muster\.[a-z]+\/\d{1,4}\/\d{1,9}$/;
const LONGEST = 80;
const MOST_DIGITS = 4;

/**
 * The path of a request as it may be answered with and logged: without its query, and with `…` for every part that is not plainly a
 * word of ours. What was put into the address by mistake may be somebody's number.
 * @example shownPath('/v1/targets/midwives-1200?on=2023-09-30') // '/v1/targets/midwives-1200'
 * @example shownPath('/v1/people/9434765919') // '/v1/people/…'
 */
export function shownPath(url: string): string {
  const path = url.split('?', 1)[0]!;
  if (COMMAND.test(path)) return path;
  return path
    .split('/', MOST_PARTS)
    .map(part => (isPlain(part) ? part : '…'))
    .join('/');
}

const MOST_PARTS = 20;

function isPlain(part: string): boolean {
  if (part === '' || UUID.test(part)) return true;
  return part.length <= LONGEST && WORDS.test(part) && part.replaceAll(/\D/g, '').length <= MOST_DIGITS;
}
