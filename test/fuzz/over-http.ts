import { type FuzzInput, type FuzzTarget } from './input.js';

/**
 * The doors of a running server. What HTTP itself does not let through (a header with line ends in it) is sent without.
 * @param base e.g. `http://127.0.0.1:7300`
 * @param pathOf where an input's door is
 */
export function overHttp(
  base: string,
  pathOf: (input: FuzzInput) => string,
  headers: Readonly<Record<string, string>> = {},
): FuzzTarget {
  return async input => {
    const answer = await fetch(new URL(pathOf(input), base), {
      method: 'POST',
      headers: {
        ...headers,
        ...(input.contentType === undefined ? {} : { 'content-type': input.contentType }),
        ...(input.contentEncoding === undefined ? {} : { 'content-encoding': input.contentEncoding }),
      },
      body: new Uint8Array(input.body),
    });
    return { status: answer.status, body: await answer.text() };
  };
}
