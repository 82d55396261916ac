import { describe, expect, it } from 'vitest';
import { withoutNaming } from './traces.sql.js';

const [one, two, other] = ['a', 'b', 'c'].map(letter => `person/${letter.repeat(32)}`) as [
  string,
  string,
  string,
];
const without = (json: unknown) => withoutNaming(json, [one, two]);

describe('what tells of several, without an erased person', () => {
  it('lacks their events, and has all of the others', () => {
    const events = [one, other, two].map((subject, at) => ({
      at,
      event: { subject, data: { post: `p${at}` } },
    }));
    expect(without({ kind: 'events', events })).toEqual({ kind: 'events', events: [events[1]] });
  });

  it('lacks what an extract says of their post, also where the row names them twice', () => {
    const row = (subject: string, ...aliases: string[]) => ({
      subject,
      links: aliases.map(alias => ({ alias, basis: 'esr' })),
      fields: { occupation: 'N2J' },
    });
    const said = [
      ['post of theirs', row(one, two), 2],
      ['post of another', row(other), 3],
      ['unreadable post', 'unreadable'],
    ];
    expect(without({ read: { said, somewhere: [two, other] } })).toEqual({
      read: { said: said.slice(1), somewhere: [other] },
    });
  });

  it('keeps a row of somebody else who was said to be them, without saying so', () => {
    const said = [['post', { subject: other, links: [{ alias: two, basis: 'esr' }], fields: {} }, 2]];
    expect(without({ said })).toEqual({ said: [['post', { subject: other, links: [], fields: {} }, 2]] });
  });

  it('keeps what holds a list in which they are', () => {
    const calls = [{ supplier: 's', outcomes: [{ subject: one }, { subject: other }] }];
    expect(without(calls)).toEqual([{ supplier: 's', outcomes: [{ subject: other }] }]);
  });

  it('is nothing where it is their name', () => expect(without(one)).toBeUndefined());
});
