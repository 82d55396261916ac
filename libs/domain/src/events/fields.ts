import { Type } from 'typebox';
import { isDay } from '../calendar/day.js';
import { isMonth } from '../calendar/month.js';
import { hasFiveDecimals } from '../fte.js';
import { hasTwoDecimals } from '../hours.js';
import { ODS_CODE } from '../organisations/ods-code.js';
import { PROFESSION_NAMES } from '../professions.js';

/**
 * The field types that events share. Each description completes the sentence "expected …" of a fault.
 */
export const DayField = Type.Refine(
  Type.String({ description: 'a day that exists, as YYYY-MM-DD' }),
  isDay,
  () => 'a day that exists, as YYYY-MM-DD',
);

export const MonthField = Type.Refine(
  Type.String({ description: 'a month, as YYYY-MM' }),
  isMonth,
  () => 'a month, as YYYY-MM',
);

export const OrganisationField = Type.String({
  pattern: ODS_CODE.source,
  description: 'an organisation code of 2 to 8 capitals and digits',
});

/** An area with a figure of its own: an organisation, an ICB, a region, or ENG. */
export const AreaField = Type.String({
  pattern: ODS_CODE.source,
  description: 'ENG, a region (Y56), an ICB (QWE) or an organisation code (R0A)',
});

export const ProfessionField = Type.Enum(PROFESSION_NAMES, {
  description: `a profession: ${PROFESSION_NAMES.join(', ')}`,
});

/** Full-time equivalents of a published figure. */
export const FigureFteField = Type.Refine(
  Type.Number({
    minimum: 0,
    maximum: 1e9,
    description: 'full-time equivalents, 0 or more, with at most five decimals',
  }),
  hasFiveDecimals,
  () => 'full-time equivalents with at most five decimals',
);

/** Full-time equivalents of one post or learner. */
export const PersonFteField = Type.Refine(
  Type.Number({
    minimum: 0,
    maximum: 1.5,
    description: 'full-time equivalents from 0 to 1.5, with at most five decimals',
  }),
  hasFiveDecimals,
  () => 'full-time equivalents with at most five decimals',
);

/** Hours of practice that one event logs. */
export const HoursField = Type.Refine(
  Type.Number({
    minimum: 0,
    maximum: 10_000,
    description: 'hours from 0 to 10000, with at most two decimals',
  }),
  hasTwoDecimals,
  () => 'hours with at most two decimals',
);

/** A post or an enrolment: a pseudonym like a person's. Suppliers write it in clear; gateway makes this of it. */
export const PseudonymField = Type.String({
  pattern: '^[0-9a-f]{32}$',
  description: 'a pseudonym of 32 hexadecimal digits',
});

/** A code of a table that may grow: an unknown one is kept, and shown as unmapped. */
export const OpenCodeField = (what: string) =>
  Type.String({
    pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$',
    description: `${what}, up to 40 letters and digits`,
  });

export const HeadcountField = Type.Integer({
  minimum: 0,
  maximum: 1e9,
  description: 'a whole number of people',
});

export const EventIdField = Type.String({
  minLength: 1,
  maxLength: 200,
  description: 'the id of an event: 1 to 200 characters',
});

/** Every event may name an earlier one of its subject and source that it replaces. */
export const supersedes = { supersedes: Type.Optional(EventIdField) };

export const TextField = (maxLength: number, description: string) =>
  Type.String({ minLength: 1, maxLength, description: `${description}, up to ${maxLength} characters` });
