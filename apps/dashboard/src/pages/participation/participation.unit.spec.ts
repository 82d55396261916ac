import { describe, expect, it } from 'vitest';
import { yearsUpTo } from '../../words/academic-years.js';
import { clearOfOne, everybodyAt, groupsAt, likelihoodInWords, likelihoods, shareInWords } from './groups.js';
import { type ParticipationRow } from './query.js';

const row = (change: Partial<ParticipationRow>): ParticipationRow =>
  ({
    stage: 'started',
    group: null,
    measure: 'participants',
    value: 125,
    unit: 'people',
    of: null,
    low: null,
    high: null,
    status: 'given',
    fromStage: null,
    month: '2023-09',
    ...change,
  }) as ParticipationRow;
const group = (
  name: string,
  people: number,
  share: number | null,
  population: number | null,
): ParticipationRow[] => [
  row({ group: name, value: people }),
  row({
    group: name,
    measure: 'share',
    unit: 'per cent',
    value: share,
    status: share === null ? 'too-few-people' : 'given',
  }),
  row({
    group: name,
    measure: 'population-share',
    unit: 'per cent',
    value: population,
    status: population === null ? 'no-denominator' : 'given',
  }),
  row({
    group: name,
    measure: 'share-to-population',
    unit: 'ratio',
    value: share !== null && population !== null ? share / population : null,
    status: 'given',
  }),
];
const rows = [
  row({}),
  ...group('not-stated', 5, 4, null),
  ...group('white', 85, 68, 80),
  ...group('bme', 30, 24, 20),
  ...group('absent', 0, 0, null),
];

describe('groups at a stage', () => {
  it('stand beside the population, and who is in none comes last', () => {
    const groups = groupsAt(rows, 'ethnicGroup', 'started')!;
    expect(groups.map(({ name }) => name)).toEqual([
      'White',
      'Black and minority ethnic (BME)',
      'Not stated: asked, and did not say',
      'Absent: nobody told anything',
    ]);
    expect(groups.map(shareInWords)).toEqual([
      '68.0\u00a0%; 0.85 × the population’s 80.0\u00a0%',
      '24.0\u00a0%; 1.20 × the population’s 20.0\u00a0%',
      '4.0\u00a0%',
      '0.0\u00a0%',
    ]);
  });

  it('without a denominator say so, and of too few people give no percentage', () => {
    const [route] = groupsAt([row({}), ...group('degree', 90, 72, null)], 'route', 'started')!;
    expect(shareInWords(route!)).toBe('72.0\u00a0%; no denominator');
    const [few] = groupsAt([row({ value: 10 }), ...group('white', 10, null, 80)], 'ethnicGroup', 'started')!;
    expect(shareInWords(few!)).toBe('10; no percentage: under 22.5 people');
  });

  it('that nobody told have no figure, and say so once', () => {
    const untold = group('white', 0, null, 80).map(each =>
      each.measure === 'population-share' ? each : { ...each, value: null, status: 'not-told' as const },
    );
    const [white] = groupsAt([row({}), ...untold], 'ethnicGroup', 'started')!;
    expect(shareInWords(white!)).toBe('nobody told');
  });

  it('that are not released are none, which is not nobody', () => {
    const unreleased = [row({ status: 'not-released', value: null })];
    expect(groupsAt(unreleased, 'sex', 'started')).toBeUndefined();
    expect(everybodyAt(unreleased, 'started')).toBe('not released yet');
    expect(groupsAt(rows, 'ethnicGroup', 'completed')).toBeUndefined();
  });

  it('keep a code that has no name', () => {
    expect(groupsAt([row({}), ...group('evening', 25, 20, null)], 'delivery', 'started')![0]!.name).toBe(
      'evening',
    );
  });
});

describe('relative likelihood', () => {
  const ratio = (change: Partial<ParticipationRow>) =>
    row({
      measure: 'relative-likelihood',
      stage: 'completed',
      group: 'white',
      comparedWith: 'bme',
      fromStage: 'started',
      unit: 'ratio',
      value: 1.0588,
      low: 0.9118,
      high: 1.3396,
      ...change,
    });

  it('reads with its interval, or why there is none', () => {
    expect(likelihoodInWords(ratio({}))).toBe('1.06 (0.91 to 1.34)');
    expect(likelihoodInWords(ratio({ value: null, low: 0.8, high: null, status: 'none-of-second' }))).toBe(
      'none of the second group',
    );
    expect(likelihoodInWords(ratio({ value: null, low: null, high: null, status: 'too-few-people' }))).toBe(
      'too few people',
    );
  });

  it('says of withdrawing that more of it is worse', () => {
    expect(likelihoods([ratio({}), ratio({ stage: 'withdrew' }), row({})]).map(({ name }) => name)).toEqual([
      'Completed',
      'Withdrew (more is worse)',
    ]);
  });

  it('is clear of 1 where the whole interval is on one side', () => {
    expect(
      [ratio({}), ratio({ low: 1.02 }), ratio({ low: 0.5, high: 0.97 }), ratio({ low: 1.1, high: null })].map(
        clearOfOne,
      ),
    ).toEqual([false, true, true, true]);
  });
});

describe('academic years', () => {
  it('turn in September', () => {
    expect(yearsUpTo('2023-08-31', 2)).toEqual(['2022', '2021']);
    expect(yearsUpTo('2023-09-01', 2)).toEqual(['2023', '2022']);
  });
});
