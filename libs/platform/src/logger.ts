import { type Logger, pino, type DestinationStream } from 'pino';

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
        req: (request: { method: string; url: string }) => ({
          method: request.method,
          path: pathOf(request.url),
        }),
      },
    },
    destination ?? pino.destination({ dest: 2, sync: true }),
  );
}

function pathOf(url: string): string {
  return url.split('?')[0]!;
}
