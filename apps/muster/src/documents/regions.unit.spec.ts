import { describe, expect, it } from 'vitest';
import { fillIn } from './regions.js';

const page = 'By hand.\n<!-- generated: topics -->\nold\n<!-- end of topics -->\nBy hand too.\n';

describe('the generated regions of a page', () => {
  it('hold what they should now; what is written by hand stays', () => {
    expect(fillIn(page, { topics: 'new' })).toBe(
      'By hand.\n<!-- generated: topics -->\n\nnew\n\n<!-- end of topics -->\nBy hand too.\n',
    );
  });

  it('are the same when filled in twice', () => {
    const once = fillIn(page, { topics: 'costs $1, $& and $`' });
    expect(fillIn(once, { topics: 'costs $1, $& and $`' })).toBe(once);
    expect(once).toContain('costs $1, $& and $`');
  });

  it('one that the page lacks, one that nobody generates and one that does not end are faults', () => {
    expect(() => fillIn(page, { topics: '', events: '' })).toThrow('missing events');
    expect(() => fillIn(page, {})).toThrow('unknown or not closed topics');
    expect(() => fillIn(page.replace('<!-- end of topics -->', ''), { topics: '' })).toThrow(
      'not closed topics',
    );
  });
});
