import { describe, expect, it } from 'vitest';
import { createLogger } from './logger.js';

const logged = (error: unknown): string => {
  let text = '';
  createLogger('trace', { write: line => void (text += line) }).error({ err: error }, 'failed');
  return text;
};

describe('an error in the log', () => {
  it('has none of the values that PostgreSQL tells of a statement', () => {
    const error = Object.assign(new Error('duplicate key value violates unique constraint "item_pkey"'), {
      code: '23505',
      detail: 'Key (id)=(9434765919) already exists.',
      where: "JSON data, line 1: 9434765919\nunnamed portal parameter $4 = '9434765919'",
      table: 'item',
      parameters: ['9434765919'],
      driverError: { detail: '9434765919' },
    });
    const text = logged(error);
    expect(text).not.toContain('9434765919');
    expect(JSON.parse(text)).toMatchObject({
      err: { code: '23505', table: 'item', message: expect.stringContaining('"item_pkey"') },
    });
  });

  it('nor the value that a message quotes because it cannot be read', () => {
    const message = 'invalid input syntax for type date: "9434765919"';
    const text = logged(Object.assign(new Error(message), { code: '22007' }));
    expect(text).not.toContain('9434765919');
    expect(text).toContain('invalid input syntax for type date: …');
    expect(text).toContain('logger.unit.spec');
  });

  it('that is none is logged as it is', () => {
    expect(logged('odd')).toContain('"err":"odd"');
  });
});

it('a request in the log has its path, without what may name somebody', () => {
  let text = '';
  const logger = createLogger('info', { write: line => void (text += line) });
  logger.info({ req: { method: 'GET', url: '/v1/people/9434765919?dob=1980-02-01' } }, 'answered');
  expect(JSON.parse(text)).toMatchObject({ req: { method: 'GET', path: '/v1/people/…' } });
});
