import { DAY_PATTERN } from '../words/days.js';

export const PROFESSIONS = {
  midwife: 'Midwives',
  'consultant-obstetrics-gynaecology': 'Consultants in obstetrics and gynaecology',
  'obstetric-trainee': 'Obstetric trainees',
  'maternity-support': 'Maternity support workers',
  'student-midwife': 'Student midwives (employed)',
  'consultant-all-specialties': 'Consultants, all specialties (context only)',
} as const;
export const MEASURES = { fte: 'FTE', headcount: 'Headcount' } as const;
export const EVIDENCES = { reported: 'Published figures', derived: 'Events about people' } as const;
export const LEVELS = {
  england: 'England',
  region: 'Regions',
  icb: 'Integrated care boards',
  organisation: 'Organisations',
} as const;
export const BASES = {
  net: 'Net',
  gross: 'Gross (joiners)',
  establishment: 'Establishment (funded posts)',
} as const;
/** Which of the models is tested on the past. */
export const MODELS = {
  series: 'Series, from published figures',
  pipeline: 'Pipeline, from events about people',
  combined: 'Both combined',
} as const;
export const COHORTS_BY = {
  institution: 'Institution',
  route: 'Entry route',
  programme: 'Programme',
} as const;

const named =
  <Names extends Readonly<Record<string, string>>>(names: Names) =>
  (text: string): text is Extract<keyof Names, string> =>
    Object.hasOwn(names, text);
const day = (text: string): text is string => DAY_PATTERN.test(text) && !Number.isNaN(Date.parse(text));
const code = (text: string): text is string => /^[A-Za-z0-9-]{1,64}$/.test(text);
const academicYear = (text: string): text is string => /^(19|20)[0-9]{2}$/.test(text);
/** As /v1/intakes gives it. */
const cohortId = (text: string): text is string => /^[A-Za-z0-9_.~-]{1,200}$/.test(text);
/** As the API names scenarios; several beside each other. */
const scenarios = (text: string): text is string =>
  /^[a-z0-9][a-z0-9-]{0,79}([*][a-z0-9][a-z0-9-]{0,79}){0,3}$/.test(text);
/** As pages/scenarios/steps.ts writes them. */
const steps = (text: string): text is string => /^[A-Za-z0-9._*-]{1,3000}$/.test(text);
const percentage = (text: string): text is string => /^[1-9][0-9]?$/.test(text);
/** Of a published report. */
const number = (text: string): text is string => /^[1-9][0-9]{0,8}$/.test(text);
const said = (text: string): text is string => /^[\w .,'&()/-]{1,60}$/.test(text);

/** All that the address bar may hold, the same on every page. */
const HELD = {
  target: code,
  on: day,
  profession: named(PROFESSIONS),
  measure: named(MEASURES),
  basis: named(BASES),
  evidence: named(EVIDENCES),
  level: named(LEVELS),
  area: code,
  from: day,
  to: day,
  year: academicYear,
  cohort: cohortId,
  institution: said,
  programme: said,
  route: said,
  by: named(COHORTS_BY),
  show: code,
  attribute: code,
  stage: code,
  first: said,
  second: said,
  scenario: scenarios,
  levers: steps,
  compare: scenarios,
  comparison: code,
  solve: code,
  chance: percentage,
  solution: code,
  report: number,
  model: named(MODELS),
} as const;

type Check<Value extends string> = (text: string) => text is Value;
type Held<Checked> = Checked extends Check<infer Value> ? Value : never;
export type Filters = { readonly [Name in keyof typeof HELD]?: Held<(typeof HELD)[Name]> };
export type FilterChange = { readonly [Name in keyof Filters]: Filters[Name] | undefined };

/** What the address says; `faults` are the parts of it that say nothing that can be asked. */
export function readFilters(search: URLSearchParams): {
  readonly filters: Filters;
  readonly faults: readonly string[];
} {
  const filters: Record<string, string> = {};
  const faults: string[] = [];
  for (const [name, check] of Object.entries<(text: string) => boolean>(HELD)) {
    const text = search.get(name);
    if (text === null || text === '') continue;
    if (check(text)) filters[name] = text;
    else faults.push(`${name}=${text}`);
  }
  return { filters, faults };
}

/** The address of the same page with a change; undefined takes a part out. Other parts stay, in one order. */
export function withFilters(search: URLSearchParams, change: Partial<FilterChange>): URLSearchParams {
  const { filters } = readFilters(search);
  const next = { ...filters, ...change };
  const written = new URLSearchParams();
  for (const name of Object.keys(HELD) as (keyof Filters)[]) {
    const value = next[name];
    if (value !== undefined) written.set(name, value);
  }
  return written;
}
