import createClient from 'openapi-fetch';
import { type components, type paths } from './schema.js';
import { ProblemError } from './problem.js';

export type Schemas = components['schemas'];
export type AsOf = Schemas['AsOf'];

/** Typed by the API's own description (`npm run docs:client`). */
export const api = createClient<paths>({ baseUrl: globalThis.location?.origin ?? '' });

interface Fetched<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * What was answered.
 * @throws {ProblemError} with what the API says is wrong
 */
export async function answerOf<Data>(asked: Promise<Fetched<Data>>): Promise<Data> {
  const { data, error, response } = await asked.catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw ProblemError.unreachable(cause);
  });
  if (data !== undefined && response.ok) return data;
  throw ProblemError.from(response, error);
}
