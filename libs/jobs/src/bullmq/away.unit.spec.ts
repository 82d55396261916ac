import { describe, expect, it } from 'vitest';
import { isAway, isRefusal, LateAnswer } from './away.js';

describe('a backend', () => {
  const withCode = (code: string, message = '') => Object.assign(new Error(message), { code });

  it.each([
    withCode('ECONNREFUSED'),
    withCode('57P03', 'the database system is starting up'),
    withCode('08006'),
    new AggregateError([withCode('ECONNREFUSED')]),
    new Error("Stream isn't writeable and enableOfflineQueue options is false"),
    new Error('LOADING Redis is loading the dataset in memory'),
    new LateAnswer('no answer within 4000 ms'),
  ])('is away: %s', error => {
    expect([isAway(error), isRefusal(error)]).toEqual([true, false]);
  });

  it.each([
    withCode('28P01', 'password authentication failed'),
    withCode('3D000', 'no such database'),
    new Error('WRONGPASS invalid username-password pair or user is disabled.'),
    new Error('NOAUTH Authentication required.'),
  ])('refuses: %s', error => {
    expect([isAway(error), isRefusal(error)]).toEqual([false, true]);
  });

  it.each([withCode('42P01', 'relation "job" does not exist'), new TypeError('x is not a function'), 'text'])(
    'is there: %s',
    error => {
      expect([isAway(error), isRefusal(error)]).toEqual([false, false]);
    },
  );
});
