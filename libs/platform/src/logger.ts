import { type Logger, pino, type DestinationStream, stdSerializers } from 'pino';
import { shownPath } from './shown-path.js';

export type { Logger } from 'pino';

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * One logger: JSON lines on standard error, so that standard output stays the answer. No payloads, no query strings; what
 * could name a person or a secret is cut out even where somebody logs it by mistake.
 */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: [
          'password',
          'authorization',
          'cookie',
          '*.password',
          '*.authorization',
          '*.cookie',
          'req.headers',
        ],
        remove: true,
      },
      serializers: {
        err: withoutValues,
        req: (request: { method: string; url: string }) => ({
          method: request.method,
          path: shownPath(request.url),
        }),
      },
    },
    destination ?? pino.destination({ dest: 2, sync: true }),
  );
}

/** Where PostgreSQL and what speaks to it put the values of a statement that failed. */
const VALUES = ['detail', 'where', 'hint', 'internalQuery', 'query', 'parameters', 'driverError'] as const;

/** An error without the values that it was about: what a store refuses may name somebody. */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const told: Record<string, unknown> = { ...stdSerializers.err(error) };
  for (const name of VALUES) delete told[name];
  // Errors of the class "data exception" quote the value in their message.
  if (typeof told['code'] === 'string' && /^22[0-9A-Z]{3}$/.test(told['code']))
    for (const name of ['message', 'stack'] as const)
      if (typeof told[name] === 'string') told[name] = told[name].replaceAll(/: ".*"/gs, ': …');
  return told;
}
