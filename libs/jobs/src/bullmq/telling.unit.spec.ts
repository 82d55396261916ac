import { describe, expect, it } from 'vitest';
import { tellingOnce } from './telling.js';

describe('what goes wrong', () => {
  it('is told once in a while, of each kind of job', () => {
    const told: string[] = [];
    const tell = tellingOnce((error, kind: string) => told.push(`${kind}: ${(error as Error).message}`));
    for (let nth = 0; nth < 100; nth++) {
      tell(new Error('connect ECONNREFUSED'), 'verify');
      tell(new Error('connect ECONNREFUSED'), 'rebuild');
    }
    tell(new Error('read ECONNRESET'), 'verify');

    expect(told).toEqual([
      'verify: connect ECONNREFUSED',
      'rebuild: connect ECONNREFUSED',
      'verify: read ECONNRESET',
    ]);
  });

  it('of several addresses is told by the first', () => {
    const told: unknown[] = [];
    const tell = tellingOnce(error => told.push(error));
    tell(new AggregateError([new Error('connect ECONNREFUSED ::1:6379')]));
    tell(new AggregateError([new Error('connect ECONNREFUSED 127.0.0.1:6379')]));
    expect(told).toHaveLength(2);
  });
});
