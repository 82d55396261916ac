import { areaName, EVERY, EVIDENCE, type Level, LEVELS, PROFESSION_NAMES } from '@muster/domain';
import { Type } from 'typebox';
import { AsOf } from '../freshness/as-of.js';
import { DayText, Nullable } from '../http/schemas.js';
import { type Pair } from '@muster/store';

/** What each row is of. */
export const where = {
  level: Type.Enum([...LEVELS]),
  area: Type.String({ description: 'ENG, a region, an ICB, an organisation code or unassigned' }),
  areaName: Type.String(),
  profession: Type.Enum([...PROFESSION_NAMES]),
};

export function whereOf(level: Level, { profession, area }: Pair) {
  return { level, area, areaName: areaName(area), profession };
}

/** Which publication a row is of. */
export const publication = {
  series: Nullable(Type.String(), 'the published series; null: derived'),
  vintage: Nullable(
    Type.String(),
    'the month of the publication (YYYY-MM): vintages are never mixed; null: derived',
  ),
};
export const DERIVED = { series: null, vintage: null };

/** What every reply about stock and flows begins and ends with. */
export const head = {
  evidence: Type.Enum([...EVIDENCE], {
    description: 'derived: from events about people; reported: as published. The two are never mixed',
  }),
  simulated: Type.Boolean({ description: 'whether these figures are derived from simulated people' }),
  unit: Type.String({
    description: 'what the values count in: FTE (exact to five decimals), people or posts',
  }),
  every: Nullable(Type.Enum([...EVERY]), 'how often; null: one row over all days'),
  from: DayText('the first day that was asked for; for published figures without days, the first there is'),
  to: DayText('the last day that was asked for'),
  status: Type.Enum(['answered', 'no-derived-evidence', 'not-published']),
  detail: Nullable(Type.String(), 'why there are no rows'),
};
export const tail = { asOf: AsOf };
