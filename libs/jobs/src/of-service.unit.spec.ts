import { createLogger, MusterFault } from '@muster/platform';
import { describe, expect, it } from 'vitest';
import { Writable } from 'node:stream';
import { toldTo } from './of-service.js';

/** As ioredis throws it where a password is wrong. */
const refused = () =>
  Object.assign(new Error('WRONGPASS invalid username-password pair'), {
    name: 'ReplyError',
    command: { name: 'auth', args: ['somebody', 'secret'] },
  });

function logged(log: (logger: ReturnType<typeof createLogger>) => void): string {
  let text = '';
  const out = new Writable({ write: (chunk, _, done) => ((text += String(chunk)), done()) });
  log(createLogger('debug', out));
  return text;
}

describe('what goes wrong with jobs', () => {
  it('is logged in words, and by the kind of job, without the command that failed', () => {
    const text = logged(logger => toldTo(logger)(refused(), 'verify'));
    expect(JSON.parse(text)).toMatchObject({
      kind: 'verify',
      fault: { code: 'unplanned', message: expect.stringContaining('WRONGPASS') },
    });
    expect(text).not.toContain('secret');
  });

  it('ends a service without saying the password either', () => {
    const fault = new MusterFault('jobs-refused', 'Redis refuses', undefined, 1, { cause: refused() });
    const text = logged(logger => logger.fatal({ err: fault }, 'it cannot go on'));
    expect(text).toContain('WRONGPASS');
    expect(text).not.toContain('secret');
  });
});
