import { describe, expect, it } from 'vitest';
import { preferred } from './accept.js';

const OFFERED = ['application/json', 'text/csv'] as const;

describe('the form of an answer', () => {
  it.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['text/csv', 'text/csv'],
    ['Text/CSV; header=present', 'text/csv'],
    ['text/*', 'text/csv'],
    ['application/json;q=0.5, text/csv', 'text/csv'],
    ['text/csv, application/json', 'application/json'],
    ['text/html, */*;q=0.1', 'application/json'],
    ['application/json;q=0, */*', 'text/csv'],
  ])('for Accept: %s is %s', (accept, form) => {
    expect(preferred(accept, OFFERED)).toBe(form);
  });

  it.each(['image/png', 'text/csv;q=0', 'application/xml, text/html', 'text/csv;q=high'])(
    'is none for Accept: %s',
    accept => {
      expect(preferred(accept, OFFERED)).toBeUndefined();
    },
  );
});
