import { readConfig } from '@muster/platform';
import { describe, expect, it } from 'vitest';
import { Type } from 'typebox';
import { JOBS_SETTINGS, jobsBackend } from './index.js';

const read = (url: string) => readConfig(Type.Object(JOBS_SETTINGS), { MUSTER_REDIS_URL: url });

describe('where jobs are kept', () => {
  it.each([
    'redis://redis:6379',
    'redis://127.0.0.1',
    'redis://:secret@redis.example:6379/2',
    'rediss://muster:p%23ss@redis.example:6380/',
  ])('is Redis at %s', url => {
    expect(jobsBackend(read(url), 'postgres://store/muster')).toEqual({ redis: url });
  });

  it('is the PostgreSQL of the store where no Redis is named', () => {
    expect(jobsBackend(read(''), 'postgres://store/muster')).toEqual({ postgres: 'postgres://store/muster' });
  });

  it.each([
    'redis',
    'http://redis:6379',
    'redis://',
    'redis://:secret@redis:many',
    'redis://redis:6379/first',
    'redis://:sec#ret@redis:6379',
    'redis://redis:6379 ',
  ])('cannot be %j, which is said without saying it', url => {
    expect(() => read(url)).toThrow(
      /MUSTER_REDIS_URL must be redis:\/\/user:password@host:port\/database, or rediss:\/\//,
    );
    expect(() => read(url)).not.toThrow(/secret|sec#ret|many|first/);
  });
});
