import { type EventType } from '../table.js';

/** What fields mean, by name; the same name means the same in most events. */
const SHARED: Readonly<Record<string, string>> = {
  post: 'The post, by its assignment number: what the person’s start, changes and end have in common',
  organisation: 'Where the person works (not who pays)',
  employer: 'Who employs them, if that is not where they work',
  occupation: 'NHS occupation code; decides the profession',
  jobRole: 'Job role; decides the profession only where the occupation is not in the tables',
  grade: 'Grade or band; with the specialty it tells consultants from trainees',
  specialty: 'Main specialty of a doctor: 500, 501 or 502 for obstetrics and gynaecology',
  fte: 'Contracted hours as a share of full time; left out: not known, which counts the person and adds no FTE',
  contract: 'Bank and honorary posts are kept, and counted nowhere',
  status: 'Paid leave counts as in post, inactive (unpaid) does not',
  statusReason: 'Why the status is not active',
  joinedBy: 'How the person came into the organisation',
  trainedIn: 'Where the person qualified',
  datePrecision: '`month`: the day within the month is not known',
  effectiveOn: 'The first day on which the new state holds; for an ending, the first day no longer so',
  supersedes: 'The id of the earlier event (same subject, same source) that this one replaces',
  profession: 'The profession that is counted',
  programme: 'The programme of study',
  route: 'The route of entry, e.g. `undergraduate`, `apprenticeship`, `shortened`',
  institution: 'The university or college',
  cohort: 'The month in which the cohort began',
  learner: 'The enrolment, by its number at the institution: what its events have in common',
  register: 'Whose register',
  part: 'The part of the register',
  alias: 'Another identifier of the same person',
  basis: 'The kind of identifier that the link rests on',
  from: 'The first day',
  to: 'The last day',
  vintage: 'The month of the publication: figures of two publications are never mixed',
  area: 'The area it is about',
};

const FIGURES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    start: 'at the start of the period',
    end: 'at the end of the period',
    joiners: 'who joined within it',
    leavers: 'who left within it',
  }).flatMap(([group, words]) => [
    [`${group}.headcount`, `People ${words}`],
    [`${group}.fte`, `Full-time equivalents of those ${words}`],
  ]),
);

const INTAKE: Readonly<Record<string, string>> = {
  profession: 'The profession that it leads to',
  places: 'How many places; 0 says that the cohort does not run',
  placementArea: 'The area where the learners will be placed',
  effectiveOn: 'The day from which the number stands',
};

const TARGET: Readonly<Record<string, string>> = {
  profession: 'The profession of which there shall be more',
  measure: 'What is counted towards it',
  basis:
    '`net`: change of the stock since the baseline; `gross`: joiners since; `establishment`: change of funded posts',
  amount: 'How many more',
  baselineOn: 'The day that the change is counted from',
  vintage: 'The publication to count by; left out: the newest that has both days',
  dueOn: 'The day by which',
  evidence: '`reported`: published figures; `derived`: events about people',
  split: 'Parts of the amount by area; they add up to it',
  'split.area': 'An area',
  'split.amount': 'Its part',
  title: 'What people call it',
  setBy: 'Who chose what the promise left open; shown beside every answer',
  note: 'Why it was chosen so',
  basedOn: 'The id of the revision that the author saw: a stale one has no effect',
  effectiveOn: 'The day from which the target reads so',
};

/** What fields mean where a type says more, or something else, by a name. */
const OF_TYPE: { readonly [K in EventType]?: Readonly<Record<string, string>> } = {
  'post.changed': {
    fte: 'Contracted hours as a share of full time',
    status: 'Paid leave counts as in post, inactive (unpaid) does not; back from leave is `active`',
  },
  'post.ended': {
    reason: 'Why it ended',
    destination: 'Where the person went, as a code of the source',
    presumed: 'True: nobody said so, the person was no longer in a complete snapshot',
    effectiveOn:
      'The first day on which the person no longer held the post: one more than the last day of service',
  },
  'learner.enrolled': {
    profession: 'The profession that it leads to',
    delivery: 'How it is taught, e.g. `full-time`, `blended`',
    placement: 'The organisation of the first placement',
    lengthMonths: 'How long the programme takes, in months',
    year: 'The year of the programme that the person begins in',
    fte: 'Intensity of study as a share of full time',
  },
  'learner.withdrew': { reason: 'Why' },
  'organisation.opened': { name: 'Its name' },
  'organisation.placed': {
    icb: 'The code of its integrated care board; one without a region takes the board’s region',
    region: 'The code of its NHS region',
    country: 'Its country',
  },
  'organisation.succeeded': {
    successors: 'One: from that day the code means it. Several: a split, which moves nobody by itself',
  },
  'workforce.reported': {
    ...FIGURES,
    from: 'The day of the stock at the start',
    to: 'The day of the stock at the end',
    series: 'Which publication, by a name that stays the same from month to month',
  },
  'establishment.reported': { fundedFte: 'Funded posts, in full-time equivalents' },
  'requirement.reported': {
    fte: 'How many are needed, in full-time equivalents',
    method: 'How that was found, e.g. `Birthrate Plus`',
    source: 'Where it is written',
  },
  'intake.planned': INTAKE,
  'intake.confirmed': INTAKE,
  'target.set': TARGET,
  'target.revised': TARGET,
  'position.published': {
    target: 'The name of the target',
    on: 'The day that the position is about',
    effectiveOn: 'The day of publication',
  },
  'feed.covers': {
    professions: 'The professions of which the feed tells of everybody',
    from: 'The first day that it covers',
    to: 'The first day that it no longer covers; left out: it goes on',
  },
  'source.succeeded': {
    successor: 'The name (URN) of the source that takes over, and may correct what this one said',
    effectiveOn: 'The day of the change',
  },
  'fact.retracted': { retracts: 'The id of the event (same subject, same source) that was never so' },
};

/** What no field can say alone, of the types that have such a rule. */
const RULES: { readonly [K in EventType]?: string } = {
  'post.changed':
    'At least one field beside the post must be named. Naming the occupation clears the job role unless the job role is named too.',
  'workforce.reported': '`to` is after `from`, and stands for `effectiveOn`.',
  'target.set': '`dueOn` is after `baselineOn`; the parts of `split` add up to `amount`.',
  'target.revised': '`dueOn` is after `baselineOn`; the parts of `split` add up to `amount`.',
  'feed.covers': '`to` is not before `from`; `from` stands for `effectiveOn`.',
};

const LINKING =
  'As an event of its own it needs a grant of the name `person.linked`, beside `person`; without it, it is refused as `not-your-kind`. A row of a file that holds several identifiers of one person needs none.';

/** Of the types that not everybody may send who may speak of their subjects. */
const GRANTS: { readonly [K in EventType]?: string } = {
  'person.linked': LINKING,
  'person.unlinked': LINKING,
};

/** What a field means, for people; empty if nobody has said. */
export function meaningOfField(type: EventType, name: string): string {
  return OF_TYPE[type]?.[name] ?? SHARED[name] ?? '';
}

/** What an event type asks that no field can say alone. */
export function ruleOf(type: EventType): string | undefined {
  return RULES[type];
}

/** What a supplier must have been granted for an event type, where speaking of its subjects is not enough. */
export function grantOf(type: EventType): string | undefined {
  return GRANTS[type];
}
