import { type Logger } from '@muster/platform';
import { type LoggerService } from '@nestjs/common';

/** What Nest says about itself, in the one logger. Its account of starting is for those who look for it. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.logger.debug({ from: rest.at(-1) }, String(message));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn({ from: rest.at(-1) }, String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    if (message instanceof Error) this.logger.error({ err: message, from: rest.at(-1) }, message.message);
    else this.logger.error({ from: rest.at(-1) }, String(message));
  }
}
