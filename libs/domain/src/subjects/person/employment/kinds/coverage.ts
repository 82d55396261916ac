import { dayNumber } from '../../../../calendar/day.js';
import { type Coverage } from '../../../../reference/reference.js';
import { type Stay } from '../stays.js';
import { type Crossing } from './crossing.js';

/** What the organisation's feed covers of the profession; undefined when nothing was declared. */
function coverageOf(stay: Stay, { career, profession }: Crossing): Coverage | undefined {
  return career.reference.feeds.get(stay.organisation)?.get(profession);
}

export function isBeforeCoverage(stay: Stay, crossing: Crossing): boolean {
  const coverage = coverageOf(stay, crossing);
  return coverage !== undefined && crossing.day <= dayNumber(coverage.from);
}

export function isAfterCoverage(stay: Stay, crossing: Crossing): boolean {
  const coverage = coverageOf(stay, crossing);
  return coverage?.to !== undefined && crossing.day >= dayNumber(coverage.to);
}
