import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { day } from '../calendar/day.js';
import { type Month, month } from '../calendar/month.js';
import { type Area } from '../organisations/area.js';
import { type Cohort, fillRate, type PlacesCell, reconcileIntakes, type StartersCell } from './intakes.js';

const AUTUMN: Cohort = {
  institution: 'M20' as Area,
  profession: 'midwife',
  programme: 'B720',
  route: 'degree',
  cohort: month('2026-09'),
};
const on = day('2026-11-01');
const planned = (places: number, of: Partial<Cohort> = {}): PlacesCell => ({
  ...AUTUMN,
  ...of,
  kind: 'planned',
  places,
  reports: 1,
});
const confirmed = (places: number, of: Partial<Cohort> = {}): PlacesCell => ({
  ...planned(places, of),
  kind: 'confirmed',
});
const starters = (count: number, of: Partial<Cohort> = {}): StartersCell => ({ ...AUTUMN, ...of, count });

describe('an intake', () => {
  it('has planned, confirmed and enrolled side by side', () => {
    expect(reconcileIntakes([planned(64), confirmed(60)], [starters(50), starters(7)], on)).toEqual([
      { ...AUTUMN, planned: 64, confirmed: 60, enrolled: 57, begun: true, unanswered: undefined },
    ]);
  });

  it('is one a programme, route and cohort of an institution', () => {
    const winter = { cohort: month('2027-01') };
    const intakes = reconcileIntakes(
      [planned(64), planned(20, winter), planned(9, { route: 'shortened' })],
      [starters(57), starters(30, { institution: 'M30' as Area })],
      on,
    );
    expect(
      intakes.map(({ institution, route, cohort, enrolled }) =>
        [institution, route, cohort, enrolled].join(' '),
      ),
    ).toEqual([
      'M20 degree 2026-09 57',
      'M20 degree 2027-01 0',
      'M20 shortened 2026-09 0',
      'M30 degree 2026-09 30',
    ]);
  });

  const unanswered = (places: readonly PlacesCell[], started: readonly StartersCell[] = []) =>
    reconcileIntakes(places, started, on).map(intake => intake.unanswered);

  it('of an institution that planned and confirmed nothing is not answered, even where people started', () => {
    expect(unanswered([planned(64)])).toEqual(['nothing-confirmed']);
    expect(unanswered([planned(64)], [starters(60)])).toEqual(['nothing-confirmed']);
  });

  it('that was confirmed and into which nobody was enrolled is not answered once the cohort has begun', () => {
    expect(unanswered([planned(64), confirmed(60)])).toEqual(['nobody-enrolled']);
    expect(unanswered([confirmed(60)])).toEqual(['nobody-enrolled']);
    expect(unanswered([confirmed(60, { cohort: month('2026-11') })])).toEqual([undefined]);
  });

  it('that does not run is answered', () => {
    expect(unanswered([planned(64), confirmed(0)])).toEqual([undefined]);
    expect(unanswered([planned(0)])).toEqual([undefined]);
    expect(unanswered([planned(64), { ...confirmed(0), reports: 0 }])).toEqual(['nothing-confirmed']);
  });
});

describe('the fill rate', () => {
  const rate = (places: readonly PlacesCell[], started: readonly StartersCell[]) =>
    fillRate(reconcileIntakes(places, started, on));

  it('is starters by planned places', () => {
    expect(rate([planned(64), confirmed(60)], [starters(48)])).toBe(0.75);
  });

  it('leaves out cohorts without a plan, and cohorts that have not begun', () => {
    const winter = { cohort: month('2027-01') };
    expect(rate([planned(64), planned(40, winter)], [starters(48), starters(30, { route: 'other' })])).toBe(
      0.75,
    );
  });

  it('is none without planned places', () => {
    expect(rate([], [starters(48)])).toBeUndefined();
    expect(rate([planned(0)], [starters(48)])).toBeUndefined();
  });
});

describe('intakes', () => {
  const cohorts = fc.record({
    institution: fc.constantFrom('M20', 'M30') as fc.Arbitrary<Area>,
    route: fc.constantFrom('degree', 'shortened'),
    cohort: fc.constantFrom('2026-09', '2027-01') as fc.Arbitrary<Month>,
  });
  const places = fc.array(
    fc
      .tuple(cohorts, fc.nat(99), fc.boolean())
      .map(([of, count, isPlanned]) => (isPlanned ? planned(count, of) : confirmed(count, of))),
  );
  const started = fc.array(fc.tuple(cohorts, fc.nat(99)).map(([of, count]) => starters(count, of)));

  it('lose and add nothing, whatever order the cells are in', () => {
    fc.assert(
      fc.property(places, started, (told, began) => {
        const intakes = reconcileIntakes(told, began, on);
        const total = (values: readonly (number | undefined)[]) =>
          values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
        const of = (kind: string) => total(told.filter(cell => cell.kind === kind).map(cell => cell.places));
        expect(total(intakes.map(intake => intake.planned))).toBe(of('planned'));
        expect(total(intakes.map(intake => intake.confirmed))).toBe(of('confirmed'));
        expect(total(intakes.map(intake => intake.enrolled))).toBe(total(began.map(({ count }) => count)));
        expect(reconcileIntakes([...told].reverse(), [...began].reverse(), on)).toEqual(intakes);
      }),
    );
  });
});
