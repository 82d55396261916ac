import { describe, expect, it } from 'vitest';
import { readFilters, withFilters } from './filters.js';

const search = (text: string) => new URLSearchParams(text);

describe('what the address bar holds', () => {
  it('is what was chosen, on every page alike', () => {
    expect(readFilters(search('profession=midwife&area=Y58&on=2023-09-30')).filters).toEqual({
      profession: 'midwife',
      area: 'Y58',
      on: '2023-09-30',
    });
  });

  it('says what of it cannot be asked, and leaves it out', () => {
    const { filters, faults } = readFilters(search('on=2023-02-31x&measure=pounds&level=region'));
    expect(filters).toEqual({ level: 'region' });
    expect(faults).toEqual(['on=2023-02-31x', 'measure=pounds']);
  });

  it('names a cohort and the year in which it began', () => {
    const { filters, faults } = readFilters(search('year=2019&cohort=B720.degree.2019-09.HE58A&by=colour'));
    expect(filters).toEqual({ year: '2019', cohort: 'B720.degree.2019-09.HE58A' });
    expect(faults).toEqual(['by=colour']);
    expect(readFilters(search('year=19&first=<b>')).faults).toEqual(['year=19', 'first=<b>']);
  });

  it('holds scenarios, their levers, and what was asked of them', () => {
    const text =
      'scenario=more-places&levers=leaving-rate.Y62_2026-01_percent-10*returners_2026-01_by50&compare=a*b*c*d&solve=hours&chance=80';
    const { filters, faults } = readFilters(search(text));
    expect(faults).toEqual([]);
    expect(filters.compare?.split('*')).toHaveLength(4);
    expect(withFilters(search(text), {}).toString()).toBe(text);
    expect(readFilters(search('compare=a*b*c*d*e&scenario=No&levers=<b>&chance=100')).filters).toEqual({});
  });

  it('changes in one part and keeps the rest, in one order whatever the order was', () => {
    const changed = withFilters(search('to=2023-09-30&profession=midwife'), { area: 'Y58' });
    expect(changed.toString()).toBe('profession=midwife&area=Y58&to=2023-09-30');
    expect(withFilters(changed, { area: undefined }).toString()).toBe('profession=midwife&to=2023-09-30');
  });

  it('is the same after it was read and written', () => {
    const written = withFilters(search('target=midwives-1200&on=2023-09-30&basis=net'), {});
    expect(withFilters(written, {}).toString()).toBe(written.toString());
  });
});
