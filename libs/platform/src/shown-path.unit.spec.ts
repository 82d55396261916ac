import { describe, expect, it } from 'vitest';
import { shownPath } from './shown-path.js';

describe('the path of a request', () => {
  it.each([
    '/',
    '/v1/events',
    '/v1/sources/me/outcomes',
    '/v1/targets/midwives-1200/position',
    '/v1/deliveries/3f2b9434-7659-4199-8e3a-9434765919ab',
    '/docs/swagger-ui.css',
    '/v1/commands/muster.governance/1/104512',
  ])('of ours is told as it is: %s', path => expect(shownPath(path)).toBe(path));

  it('is told without its query', () => {
    expect(shownPath('/v1/events?source=9434765919')).toBe('/v1/events');
  });

  it.each([
    '9434765919',
    '943-476-5919',
    '943%20476%205919',
    'nhs-number:9434765919',
    'nhs-943-476-5919',
    'JG123456D',
    'jg-12-34-56-d',
    '98i1393e',
    'R0A-20123456',
    'a.midwife@example.org',
    'SW1A1AA',
    'sw1a1aa',
    '1980-02-01',
    '01-02-80',
    'Florence',
    'Florence%20Nightingale',
    '\u0661\u0662',
  ])('does not repeat what may name somebody: %s', part => {
    expect(shownPath(`/v1/people/${part}/posts?x=${part}`)).toBe('/v1/people/…/posts');
  });
});
