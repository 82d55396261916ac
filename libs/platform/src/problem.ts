import { shownPath } from './shown-path.js';

/** The one shape of all errors over HTTP. @see https://www.rfc-editor.org/rfc/rfc9457 */
export interface Problem<Code extends string = string, Item = unknown> {
  /** `urn:muster:problem:` and the code. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What happened this time, and what to do. */
  readonly detail: string;
  /** Stable: match on it. */
  readonly code: Code;
  /** The path asked for, without its query and without what may name somebody. */
  readonly instance: string;
  /** Every fault that was found; empty where the detail says it all. */
  readonly errors: readonly Item[];
}

export const PROBLEM_JSON = 'application/problem+json; charset=utf-8';

/**
 * @param kinds every code that a server answers with, its status, and a title that does not vary
 * @param path of the request, as it came
 */
export function problem<Code extends string, Item>(
  kinds: Readonly<Record<Code, { readonly status: number; readonly title: string }>>,
  code: Code,
  detail: string,
  path: string,
  errors: readonly Item[] = [],
): Problem<Code, Item> {
  const { status, title } = kinds[code];
  return {
    type: `urn:muster:problem:${code}`,
    title,
    status,
    detail,
    code,
    instance: shownPath(path),
    errors,
  };
}
