import { LEVERS } from '../../subjects/scenario/levers.js';
import { DECILES as DECILE_NAMES } from '../../subjects/organisation/deliveries/events.js';
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
  application: 'The application, by its number at the institution: what its events have in common',
  session: 'The session, by a name that no other has, e.g. the organisation’s code and a number',
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

const DELIVERY = 'How it is taught, e.g. `full-time`, `blended`';

const COUNTS: Readonly<Record<string, string>> = {
  'counts.births-facilitated': 'Births that the learner facilitated',
  'counts.births-assisted': 'Births at which the learner assisted',
  'counts.antenatal-exams': 'Antenatal examinations',
  'counts.postnatal-exams': 'Women examined and cared for after birth',
  'counts.newborn-exams': 'Newborn infants examined',
  'counts.complex-care': 'Women with complex needs cared for',
};

const INTAKE: Readonly<Record<string, string>> = {
  profession: 'The profession that it leads to',
  places: 'How many places; 0 says that the cohort does not run',
  placementArea: 'The area where the learners will be placed',
  effectiveOn: 'The day from which the number stands',
};

const APPLICATION: Readonly<Record<string, string>> = {
  programme: 'The programme that the application is for',
  institution: 'The university or college that it was made to',
};

const PROFILE: Readonly<Record<string, string>> = {
  ethnicity: 'Ethnic category, as a code of the NHS Data Dictionary; its Z is `not-stated`',
  sex: 'Sex',
  disability: 'Whether the person says that they are disabled',
  ageBand: 'Age when they enter; no date of birth is ever sent',
  imdQuintile: 'Deprivation of the area of the home, by fifths: `1` is the most deprived',
  polarQuintile:
    'POLAR4, young people’s participation in the area of the home: `1` is the lowest; counted of entrants under 21 only',
  tundraQuintile:
    'TUNDRA, young people’s participation in the area of the home: `1` is the lowest; counted of entrants under 21 only',
  firstInFamily: 'Whether they are the first of their family in higher education',
  careExperienced: 'Whether they were ever in care',
  freeSchoolMeals: 'Whether they had free school meals',
  homeRurality:
    'The class of the area of the home in the Rural Urban Classification of 2021: `UN1`, `UF1` urban, `RLN1`, `RLF1` larger rural, `RSN1`, `RSF1` smaller rural, nearer to or further from a major town or city',
  nationalityGroup: 'Nationality: United Kingdom, European Union, rest of the world',
  effectiveOn: 'The day on which it was said; it counts for all that the person did',
};

const DECILES: Readonly<Record<string, string>> = Object.fromEntries(
  DECILE_NAMES.map((decile, index) => [
    `byDeprivationDecile.${decile}`,
    `Of them, to mothers whose home is in tenth ${index + 1} of areas by deprivation${index === 0 ? ' (the most deprived)' : ''}`,
  ]),
);

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

const SCENARIO: Readonly<Record<string, string>> = {
  name: 'What people call it',
  by: 'Who made it; shown beside every answer',
  note: 'Why it was made so',
  target: 'The name of the target whose chances it is about',
  area: 'Where; left out: where the target is, else England',
  profession: 'The profession that it is about',
  levers: 'What would be different, each a dated change; none: as things are',
  'levers.kind': 'What is changed',
  'levers.from': 'The first month of the change',
  'levers.until': 'The first month in which it no longer holds; left out: it stays',
  'levers.area': 'Where; left out: everywhere the scenario is about',
  'levers.year': 'Of `withdrawal`: of which year of the programme; left out: of all',
  'levers.band': 'Of `leaving-rate`: of those so many years in post; left out: of all',
  'levers.change.percent': 'By so many per cent of what it would be',
  'levers.change.by': 'By so much, in the unit of the lever',
  'levers.change.to': 'To this value, in the unit of the lever',
  basedOn: 'The id of the revision that the author saw: a stale one has no effect',
  effectiveOn: 'The day from which the scenario reads so',
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
    delivery: DELIVERY,
    placement: 'The organisation of the first placement',
    lengthMonths: 'How long the programme takes, in months',
    year: 'The year of the programme that the person begins in',
    fte: 'Intensity of study as a share of full time',
  },
  'post.offered': {
    organisation: 'Where the post is',
    occupation: 'NHS occupation code of the post',
    outcome: 'What became of the offer; left out: still open',
    startsOn: 'The day on which the post would begin',
    effectiveOn: 'The day of the offer',
  },
  'learner.progressed': { year: 'The year of the programme that the learner goes on to' },
  'learner.changed': {
    fte: 'Intensity of study as a share of full time',
    placement: 'The organisation of the placement',
    delivery: DELIVERY,
  },
  'learner.interrupted': { reason: 'Why' },
  'learner.transferred': {
    institution: 'The university or college that the learner goes on at',
    programme: 'The programme that the learner goes on in',
    placement: 'The organisation of the placement from now on',
  },
  'learner.withdrew': { reason: 'Why' },
  'learner.exposure-logged': {
    organisation: 'Where it was',
    practiceArea: 'The area of practice, e.g. `labour-ward`, `community`',
    hours: 'Hours of practice',
    ...COUNTS,
    effectiveOn: 'The day of the practice, or the last day of what the entry sums up',
  },
  'application.made': { ...APPLICATION, effectiveOn: 'The day of the application' },
  'application.offered': { ...APPLICATION, effectiveOn: 'The day of the offer' },
  'application.accepted': { ...APPLICATION, effectiveOn: 'The day on which the offer was accepted' },
  'application.declined': { ...APPLICATION, effectiveOn: 'The day on which the offer was declined' },
  'entrant.profiled': PROFILE,
  'outreach.attended': { effectiveOn: 'The day of the session' },
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
  'deliveries.reported': { deliveries: 'How many deliveries', ...DECILES },
  'placement.capacity-reported': {
    profession: 'The profession that the learners train for',
    places: 'How many can be on placement at a time; 0 says that none can',
  },
  'outreach.held': {
    kind: 'What kind of session it was',
    audience: 'Whom it was for',
    people: 'How many took part',
    effectiveOn: 'The day of the session',
  },
  'intake.planned': INTAKE,
  'intake.confirmed': INTAKE,
  'target.set': TARGET,
  'target.revised': TARGET,
  'scenario.saved': SCENARIO,
  'scenario.revised': SCENARIO,
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

const LEVER_RULES =
  '`until` is after `from`; `year` is of `withdrawal` alone, `band` of `leaving-rate` alone; `change` has one of its fields, and not 0 as a difference. Units and greatest values: ' +
  Object.entries(LEVERS)
    .map(([kind, { unit, most }]) => `\`${kind}\` ${unit}, ${most}`)
    .join('; ') +
  '.';

/** What no field can say alone, of the types that have such a rule. */
const RULES: { readonly [K in EventType]?: string } = {
  'post.changed':
    'At least one field beside the post must be named. Naming the occupation clears the job role unless the job role is named too.',
  'learner.changed': 'At least one of `fte`, `placement` and `delivery` must be named.',
  'entrant.profiled':
    'At least one attribute must be named; one that is left out stays as it was said before.',
  'deliveries.reported':
    '`to` is not before `from`, and stands for `effectiveOn`; the tenths add up to no more than `deliveries`.',
  'workforce.reported': '`to` is after `from`, and stands for `effectiveOn`.',
  'target.set': '`dueOn` is after `baselineOn`; the parts of `split` add up to `amount`.',
  'target.revised': '`dueOn` is after `baselineOn`; the parts of `split` add up to `amount`.',
  'scenario.saved': LEVER_RULES,
  'scenario.revised': LEVER_RULES,
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
