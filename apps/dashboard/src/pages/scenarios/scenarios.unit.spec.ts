import { describe, expect, it } from 'vitest';
import { idOf } from './save-scenario.js';
import { stateInWords } from './job-progress.js';
import { type Job, type KeptForecast } from './query.js';
import { type Answered, roughly } from './rough.js';
import { happenedTable } from './what-happened.js';
import { faultOf, leverBody, type LeverStep, readSteps, stepInWords, stepOf, stepsText } from './steps.js';

const LEVELS = {
  '0.025': -1_900,
  '0.1': -1_100,
  '0.25': -500,
  '0.5': 0,
  '0.75': 500,
  '0.9': 1_100,
  '0.975': 1_900,
};

/** 20,000 in post of whom a tenth leave in a year, in two regions of equal size; the target needs 400 more. */
function forecast(change: Partial<Answered> = {}): Answered {
  const days = ['2024-09-30', '2025-09-30'];
  const of = (area: string, stock: number) => ({
    ...{ area, measure: 'fte', atOrigin: stock },
    points: days.map(on => ({
      ...{ on, mean: stock },
      quantiles: Object.fromEntries(Object.entries(LEVELS).map(([level, off]) => [level, stock + off])),
    })),
    bridge: days.map((on, nth) => ({ on, leavers: { mean: (stock / 10) * (nth + 1) } })),
  });
  const due = { on: '2024-09-30', chance: 0.3 };
  return {
    status: 'answered',
    model: 'series',
    from: {
      area: 'ENG',
      origin: '2023-09-30',
      inPost: 20_000,
      counted: 100,
      amount: 500,
      dueOn: '2024-09-30',
    },
    areas: [of('ENG', 20_000), of('Y56', 10_000), of('Y58', 10_000)],
    hit: { due, byDay: [due] },
    ...change,
  } as unknown as Answered;
}

const step = (change: Partial<LeverStep>): LeverStep => ({
  ...{ kind: 'leaving-rate', way: 'percent', value: -10, from: '2023-10' },
  ...change,
});
const rough = (...steps: LeverStep[]) => roughly(forecast(), steps, 0.8);

describe('the rough answer', () => {
  it('is what the forecast says where nothing is changed', () => {
    const { more, chance, chanceNow, now, then, on, leftOut } = rough(step({ value: 0 }));
    expect({ more, on, leftOut }).toEqual({ more: 0, on: '2024-09-30', leftOut: [] });
    expect(chance).toBeCloseTo(0.3, 10);
    expect(chanceNow).toBe(0.3);
    expect(now).toMatchObject(then);
  });

  it('keeps a tenth of the leavers, of whom a tenth leave a year later', () => {
    const { more, then, now, chance } = rough(step({}));
    expect(more).toBeCloseTo(200, 6);
    expect(then[1]!.quantiles['0.5']! - now[1]!.quantiles['0.5']!).toBeCloseTo(200 + 200 - 20, 6);
    expect(chance).toBeGreaterThan(0.3);
    expect(rough(step({ value: 10 })).chance).toBeLessThan(0.3);
  });

  it('counts people in FTE, for as much of a year as the change holds, and not after it ended', () => {
    const returners = { kind: 'returners', way: 'by', value: 100 } as const;
    expect(rough(step(returners)).more).toBeCloseTo(80, 6);
    expect(rough(step({ ...returners, from: '2024-04' })).more).toBeCloseTo(40, 6);
    expect(rough(step({ ...returners, until: '2024-01' })).more).toBeCloseTo(20, 6);
    expect(rough(step({ ...returners, from: '2030-01' })).more).toBe(0);
  });

  it('adds up what is changed in a region, and what is changed everywhere', () => {
    expect(rough(step({ area: 'Y56' })).more).toBeCloseTo(100, 6);
    expect(rough(step({ area: 'Y56' }), step({ kind: 'hours', value: 1 })).more).toBeCloseTo(300, 0);
    const south = forecast({ from: { ...forecast().from, area: 'Y58', inPost: 10_000 } });
    expect(roughly(south, [step({ area: 'Y56' })], 0.8).more).toBe(0);
    const by = step({ kind: 'recruitment-abroad', way: 'by', value: 100 });
    expect(roughly(south, [by], 0.8).more).toBeCloseTo(40, 6);
  });

  it('changes a rate by points, and to a value', () => {
    expect(rough(step({ way: 'by', value: -1 })).more).toBeCloseTo(200, 6);
    expect(rough(step({ way: 'to', value: 8 })).more).toBeCloseTo(400, 6);
  });

  it('grows with every step of a slider, and stays a chance however far it goes', () => {
    const chances = [-100, -50, -20, -5, 0, 5, 20, 100].map(value => rough(step({ value })).chance!);
    expect(chances).toEqual([...chances].sort((a, b) => b - a));
    expect(Math.max(...chances)).toBeLessThan(1);
    expect(Math.min(...chances)).toBeGreaterThan(0);
  });

  it('says what it leaves out, and why', () => {
    const { more, leftOut } = rough(
      step({ kind: 'intake-places', value: 10 }),
      step({ band: 'under-1' }),
      step({ area: 'Y99' }),
      step({ kind: 'returners', way: 'percent', value: 5 }),
    );
    expect(more).toBe(0);
    expect(leftOut.map(({ why }) => why)).toEqual([
      'it acts through cohorts in training, which this sketch does not follow',
      'nothing here tells how long people have been in post',
      'the place is not forecast by itself',
      'joiners are not told apart here: say by how many people a year',
    ]);
  });
});

describe('steps in the address', () => {
  const steps: LeverStep[] = [
    step({ band: '10-plus', area: 'Y62', until: '2027-01' }),
    step({ kind: 'withdrawal', year: 2, value: -12.5 }),
    step({ kind: 'fill-rate', way: 'to', value: 100 }),
  ];

  it('can be read by people, and are the same after they were written and read', () => {
    const text = stepsText(steps);
    expect(text).toBe(
      'leaving-rate.10-plus.Y62_2023-10.2027-01_percent-10*withdrawal.year2_2023-10_percent-12.5*fill-rate_2023-10_to100',
    );
    expect(readSteps(text)).toEqual(steps);
    expect(new URLSearchParams({ levers: text }).toString()).toBe(`levers=${text}`);
  });

  it('that say nothing are left out', () => {
    expect(
      readSteps('magic_2023-10_by1*returners_soon_by1*hours_2023-10_to999*returners_2023-10_by5'),
    ).toEqual([step({ kind: 'returners', way: 'by', value: 5 })]);
    expect([readSteps(undefined), readSteps('none')]).toEqual([[], []]);
  });

  it('are what the API takes and tells', () => {
    const [first] = steps as [LeverStep];
    expect(leverBody(first)).toEqual({
      ...{ kind: 'leaving-rate', from: '2023-10', until: '2027-01', area: 'Y62', band: '10-plus' },
      change: { percent: -10 },
    });
    const told = { ...leverBody(first), year: null, inWords: '' };
    expect(stepOf(told as Parameters<typeof stepOf>[0])).toEqual(first);
  });
});

describe('steps in words', () => {
  it('say what, of whom, where, how much and when', () => {
    expect(stepInWords(step({ band: 'under-1', area: 'Y58', until: '2026-01' }))).toBe(
      'Leaving rate of those under 1 year in post in South West: −10\u00a0% from October 2023, until January 2026',
    );
    expect(stepInWords(step({ kind: 'returners', way: 'by', value: 50 }))).toBe(
      'Returners: +50 people a year from October 2023',
    );
    expect(stepInWords(step({ kind: 'fill-rate', way: 'to', value: 97.5 }))).toBe(
      'Fill of places: to 97.5 per cent from October 2023',
    );
  });

  it('that cannot be say what to write instead', () => {
    expect(faultOf(step({ value: -101 }))).toBe('Write a number from −100 to 1,000.');
    expect(faultOf(step({ kind: 'intake-places', way: 'by', value: 2.5 }))).toBe('Places are whole numbers.');
    expect(faultOf(step({ until: '2023-10' }))).toContain('a month after October 2023');
    expect(faultOf(step({ from: '' }))).toContain('YYYY-MM');
    expect(faultOf(step({}))).toBeUndefined();
  });
});

describe('a scenario', () => {
  it('has a name in addresses', () => {
    expect(idOf('More places, 2026!')).toBe('more-places-2026');
    expect(idOf('Éire – ½')).toBe('e-ire-1-2');
    expect(idOf(' … ')).toBe('');
  });
});

describe('what happened', () => {
  it('stands beside each forecast that it scores, once a day and place', () => {
    const score = { area: 'Y58', of: 'fte', on: '2024-09-30', actual: 2_050.4, vintage: '2025-10' };
    const scores = ['wis', 'within-80', 'within-95'].map(measure => ({ ...score, measure, value: 1 }));
    const missed = [{ ...score, area: 'ENG', measure: 'within-80', value: 0 }];
    const forecasts = [{ scores }, { scores: [] }, { scores: missed }] as unknown as KeptForecast[];
    expect(happenedTable(forecasts).rows).toEqual([
      ['30 September 2024', 'South West', '2,050 (2025-10)', 'yes'],
      ['30 September 2024', 'England', '2,050 (2025-10)', 'no'],
    ]);
  });
});

describe('a job', () => {
  const job = (change: object) =>
    ({ state: 'running', progress: null, fault: null, ...change }) as unknown as Job;
  it('says what it is doing and how long it will be', () => {
    const progress = { done: 3, total: 10, secondsLeft: 6.2, words: 'drawing what may come' };
    expect(stateInWords(job({ progress }), 'the forecast')).toBe(
      'Working on the forecast: drawing what may come, about 7 s more.',
    );
    const fault = { code: 'x', message: 'the disk is full', remedy: 'Make room.' };
    expect(stateInWords(job({ state: 'failed', fault }), 'it')).toBe(
      'It failed: the disk is full. Make room.',
    );
  });
});
