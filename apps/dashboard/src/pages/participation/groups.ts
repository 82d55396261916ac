import { type WhiskerRow } from '../../charts/dot-whisker.js';
import { inDigits, percentInWords } from '../../words/numbers.js';
import { figureInWords, statusInWords, withInterval } from '../../words/figures.js';
import { type AttributeName, groupName, type StageName, STAGES, UNTOLD } from './attributes.js';
import { type ParticipationRow } from './query.js';

export interface GroupAtStage {
  readonly value: string;
  readonly name: string;
  /** Not a group: not stated, not known, absent. */
  readonly untold: boolean;
  readonly people: ParticipationRow | undefined;
  readonly share: ParticipationRow | undefined;
  readonly population: ParticipationRow | undefined;
  readonly toPopulation: ParticipationRow | undefined;
}

/** The groups of one stage, those who are in none last; undefined: it is not released, or not asked for. */
export function groupsAt(
  rows: readonly ParticipationRow[],
  attribute: AttributeName,
  stage: StageName,
): readonly GroupAtStage[] | undefined {
  const own = rows.filter(row => row.stage === stage && row.measure !== 'relative-likelihood');
  if (own.length === 0 || own.some(({ status, group }) => group === null && status === 'not-released'))
    return undefined;
  const values = [...new Set(own.flatMap(({ group }) => group ?? []))];
  const groups = values.map((value): GroupAtStage => {
    const of = (measure: ParticipationRow['measure']) =>
      own.find(row => row.group === value && row.measure === measure);
    return {
      value,
      name: groupName(attribute, value),
      untold: Object.hasOwn(UNTOLD, value),
      people: of('participants'),
      share: of('share'),
      population: of('population-share'),
      toPopulation: of('share-to-population'),
    };
  });
  return groups.sort((a, b) => Number(a.untold) - Number(b.untold));
}

/** Everybody at a stage, in words; rounded to 5 as everything is. */
export function everybodyAt(rows: readonly ParticipationRow[], stage: StageName): string {
  const all = rows.find(row => row.stage === stage && row.group === null && row.measure === 'participants');
  if (all?.value == null) return statusInWords(all?.status ?? 'no-data');
  return `about ${inDigits(all.value)} people`;
}

/** "24.0 %, 1.27 times the population's 19.0 %" */
export function shareInWords({ share, population, toPopulation, people, untold }: GroupAtStage): string {
  if (share?.value == null) {
    const why = statusInWords(share?.status ?? 'no-data');
    return people?.value == null ? why : `${figureInWords(people)}; ${why}`;
  }
  const told = percentInWords(share.value);
  if (untold) return told;
  if (population?.value == null) return `${told}; no denominator`;
  return `${told}; ${inDigits(toPopulation?.value ?? 0, 2)} × the population’s ${percentInWords(population.value)}`;
}

/** How likely the first group is to reach each stage against the second, of those at the stage before. */
export function likelihoods(
  rows: readonly ParticipationRow[],
): readonly (WhiskerRow & { readonly row: ParticipationRow })[] {
  return rows
    .filter(({ measure }) => measure === 'relative-likelihood')
    .map(row => ({
      row,
      name: `${STAGES[row.stage]}${row.stage === 'withdrew' ? ' (more is worse)' : ''}`,
      value: row.value,
      low: row.low,
      high: row.high,
      words: likelihoodInWords(row),
    }));
}

export function likelihoodInWords(row: ParticipationRow): string {
  if (row.status === 'too-few-people') return 'too few people';
  if (row.value === null || row.value === 0) return statusInWords(row.status);
  return withInterval(row, 2);
}

/** Whether an interval leaves no doubt on which side of 1 the ratio lies. */
export function clearOfOne({ low, high }: Pick<ParticipationRow, 'low' | 'high'>): boolean {
  return (low !== null && low > 1) || (high !== null && high < 1);
}
