import { type Event, event } from '@muster/projector/testing';

/** Growth of ten years, in per cent: midwives as they were published are about so uneven. */
const GROWTH = [1.1, 0.6, 1.9, 1.2, 2.4, 0.4, 3.1, 1.6, -1.9, 3.7];
const FIRST_YEAR = 2013;

/** England and two regions, FTE and people, in years that end on 30 September. */
export function publishedYears(until: number, profession = 'midwife'): Event[] {
  return ['ENG', 'Y56', 'Y58'].flatMap((area, index) => {
    const part = [1, 0.6, 0.4][index]!;
    let stock = 20_000 * part;
    return GROWTH.map((growth, nth) => {
      const year = FIRST_YEAR + nth;
      const start = stock;
      stock = Math.round(start * (1 + growth / 100));
      const leavers = Math.round(start * 0.1);
      const figures = { start, end: stock, leavers, joiners: stock - start + leavers };
      const told = Object.fromEntries(
        Object.entries(figures).map(([kind, value]) => [
          kind,
          { fte: value, headcount: Math.round(value * 1.25) },
        ]),
      );
      const of = { profession, series: 'a-series', vintage: '2025-10' };
      const period = { from: `${year}-09-30`, to: `${year + 1}-09-30` };
      const id = `${area} ${profession} ${year}`;
      return {
        year,
        event: event('workforce.reported', `organisation/${area}`, id, { ...of, ...period, ...told }),
      };
    }).flatMap(({ year, event }) => (year < until ? [event] : []));
  });
}

/** So many more midwives in England by 30 September 2024, from 2021. */
export function promised(id: string, amount: number, profession = 'midwife'): Event {
  return event('target.set', `target/${id}`, `${id}-1`, {
    ...{ profession, measure: 'fte', basis: 'net', amount, area: 'ENG', evidence: 'reported' },
    ...{ baselineOn: '2021-09-30', dueOn: '2023-09-30', effectiveOn: '2021-10-01' },
  });
}

export function scenario(id: string, target: string, levers: readonly object[]): Event {
  return event('scenario.saved', `scenario/${id}`, `${id}-1`, {
    ...{
      name: `Scenario ${id}`,
      by: 'A planner',
      target,
      profession: 'midwife',
      levers,
      effectiveOn: '2025-10-01',
    },
  });
}
