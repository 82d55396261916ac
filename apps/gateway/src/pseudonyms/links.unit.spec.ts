import { describe, expect, it } from 'vitest';
import { readIdentifier, type Identifier } from './identifiers.js';
import { personOfRow } from './links.js';
import { pseudonymsUnder } from './under-locks.js';

const pseudonyms = pseudonymsUnder([Buffer.alloc(32, 1)]);
const of = (text: string) => pseudonyms.ofPerson(readIdentifier(text) as unknown as Identifier);

describe('a row with several identifiers', () => {
  it('is about the surest, and links every other one by its own scheme', () => {
    const row = {
      esr: '10949595',
      'nmc-pin': '98I1393E',
      'nhs-number': '943 476 5919',
      gmc: '  ',
      ni: undefined,
    };
    expect(personOfRow(pseudonyms, row)).toMatchObject({
      ok: true,
      subject: of('nhs-number:9434765919'),
      links: [
        { alias: of('nmc-pin:98I1393E'), basis: 'nmc-pin' },
        { alias: of('esr:10949595'), basis: 'esr' },
      ],
    });
  });

  it('has one subject in whatever order its columns stand', () => {
    const one = personOfRow(pseudonyms, { student: '10007786-s1', gmc: '6123456' });
    const other = personOfRow(pseudonyms, { gmc: '6123456', student: '10007786-S1' });
    expect(other).toEqual(one);
    expect(one).toMatchObject({ subject: of('gmc:6123456') });
  });

  it('goes back whole when one of them is wrong: without it, it might be somebody else', () => {
    expect(personOfRow(pseudonyms, { 'nhs-number': '9434765918', gmc: '12' })).toEqual({
      ok: false,
      faults: [
        expect.objectContaining({ pointer: '/nhs-number', got: 'ten digits whose check digit does not fit' }),
        expect.objectContaining({ pointer: '/gmc', got: '2 digits' }),
      ],
    });
  });

  it('goes back when it names nobody', () => {
    expect(personOfRow(pseudonyms, { gmc: '' })).toMatchObject({
      ok: false,
      faults: [{ got: 'no identifier at all' }],
    });
  });
});
