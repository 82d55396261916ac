import { describe, expect, it } from 'vitest';
import { jobId } from './input.js';

describe('the id of a job', () => {
  const input = { on: '2023-09-30', knownAt: '2023-10-15T12:00:00Z' };

  it('does not depend on how the input is written, and stays what it was', () => {
    const id = jobId('restate', input, 'g7');
    expect(jobId('restate', { knownAt: input.knownAt, on: input.on }, 'g7')).toBe(id);
    // Jobs that are kept are found by it: another form is another job.
    expect(id).toBe('3a302ec6707cd7905474eafe42bbd277273c57b2556b6d26951ecbd2f17771f9');
  });

  it('depends on kind, input and provenance, and on where one ends', () => {
    const ids = [
      jobId('restate', input, 'g7'),
      jobId('restate', input, 'g8'),
      jobId('restate', { ...input, on: '2023-09-29' }, 'g7'),
      jobId('verify', {}, 'g7'),
      jobId('rebuild', {}, 'g7'),
    ];
    expect(new Set(ids).size).toBe(5);
  });
});
