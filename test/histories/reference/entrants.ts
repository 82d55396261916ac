import { areaOf, type Level, LEVELS } from './areas.js';
import { inForce } from './corrections.js';
import { dayNumber, monthOf } from './days.js';
import { type CloudEvent, byTimeSourceId, field, nameOf, required } from './events.js';
import { peopleOf } from './links.js';
import { type Tables } from './tables.js';
import { type World, worldOf } from './world.js';

/** One figure: the cube, its dimensions in order, and a measure of it. */
export type Figures = Map<string, number>;

export function addTo(figures: Figures, words: readonly (string | number)[], value: number): void {
  const name = words.join(' ');
  figures.set(name, (figures.get(name) ?? 0) + value);
}

/** `day`, then "then by `time` as an instant; then by source and id, bytewise" */
export const inOrderOfDay = (facts: readonly CloudEvent[], day = 'effectiveOn'): CloudEvent[] =>
  [...facts].sort((a, b) => {
    const [earlier, later] = [required<string>(a, day), required<string>(b, day)];
    return earlier === later ? byTimeSourceId(a, b) : earlier < later ? -1 : 1;
  });

/** A person reached a stage. What an enrolment does not say is undefined; of an application nothing of the kind is asked. */
export interface Reached {
  readonly stage: string;
  readonly day: string;
  readonly profession: string;
  readonly programme: string;
  readonly year: string;
  readonly areas: Readonly<Record<Level, string | undefined>>;
  readonly enrolment: { readonly route: string; readonly delivery: string | undefined } | undefined;
}

/**
 * Applications, participation, and what came of outreach, of everybody in a log.
 * @param enrolments the stages of a person's enrolments
 */
export function deriveEntrants(
  log: readonly CloudEvent[],
  tables: Tables,
  enrolments: (world: World, ofPerson: readonly CloudEvent[]) => readonly Reached[],
): Figures {
  const facts = inForce(log);
  const world = worldOf(facts, tables);
  const figures: Figures = new Map();
  for (const subjects of peopleOf(facts)) {
    const ofPerson = facts.filter(fact => subjects.has(fact.subject));
    const applications = applicationsOf(ofPerson);
    for (const { kind, fact } of applications.flatMap(firsts)) countApplication(figures, world, kind, fact);
    const stages = applications.flatMap(application => applicationStages(world, application));
    const inOrder = inOrderOfDay(stages.map(({ fact }) => fact));
    const reached = [
      ...inOrder.map(fact => stages.find(stage => stage.fact === fact)!.reached),
      ...enrolments(world, ofPerson),
    ];
    countStages(figures, reached, profileOf(ofPerson), recordKeyOf(subjects));
    countOutreach(figures, ofPerson, reached);
  }
  return figures;
}

/** The facts of each application. */
function applicationsOf(ofPerson: readonly CloudEvent[]): CloudEvent[][] {
  const told = ofPerson.filter(fact => nameOf(fact).startsWith('application.'));
  const numbers = new Set(told.map(fact => required<string>(fact, 'application')));
  return [...numbers].map(number => inOrderOfDay(told.filter(fact => field(fact, 'application') === number)));
}

/** Each application counts once a kind, on the first day in force. */
function firsts(application: readonly CloudEvent[]): { kind: string; fact: CloudEvent }[] {
  return ['made', 'offered', 'accepted', 'declined'].flatMap(kind => {
    const fact = application.find(told => nameOf(told) === `application.${kind}`);
    return fact === undefined ? [] : [{ kind, fact }];
  });
}

function areasOn(world: World, code: string, day: string): Reached['areas'] {
  const areas = LEVELS.map(level => [level, areaOf(world, level, code, dayNumber(day))]);
  return Object.fromEntries(areas) as Reached['areas'];
}

function countApplication(figures: Figures, world: World, kind: string, fact: CloudEvent): void {
  const day = required<string>(fact, 'effectiveOn');
  const areas = areasOn(world, required(fact, 'institution'), day);
  for (const level of LEVELS) {
    const area = areas[level];
    if (area !== undefined)
      addTo(figures, ['application', level, area, required(fact, 'programme'), kind, day, 'count'], 1);
  }
}

/** From September on, who applies wants to begin in the September after. */
function applicationStages(
  world: World,
  application: readonly CloudEvent[],
): { readonly fact: CloudEvent; readonly reached: Reached }[] {
  const told = required<string>(application[0] as CloudEvent, 'effectiveOn');
  const year = String(Number(told.slice(0, 4)) + (Number(told.slice(5, 7)) < 9 ? 0 : 1));
  return firsts(application)
    .filter(({ kind }) => kind !== 'declined')
    .map(({ kind, fact }) => {
      const day = required<string>(fact, 'effectiveOn');
      const reached = {
        stage: kind === 'made' ? 'applied' : kind,
        day,
        profession: '',
        programme: required<string>(fact, 'programme'),
        year,
        areas: areasOn(world, required(fact, 'institution'), day),
        enrolment: undefined,
      };
      return { fact, reached };
    });
}

/** The last byte of the smallest pseudonym. */
function recordKeyOf(subjects: ReadonlySet<string>): number {
  const smallest = [...subjects].reduce((least, next) => (next < least ? next : least));
  return Buffer.from(smallest.slice(-2), 'hex')[0] as number;
}

const ATTRIBUTES = [
  'ethnicity',
  'sex',
  'disability',
  'ageBand',
  'imdQuintile',
  'polarQuintile',
  'tundraQuintile',
  'firstInFamily',
  'careExperienced',
  'freeSchoolMeals',
  'homeRurality',
  'nationalityGroup',
  'trainedIn',
] as const;

type Profile = (attribute: (typeof ATTRIBUTES)[number]) => string;

/** The last that was said of each attribute; `absent` where nothing was. */
function profileOf(ofPerson: readonly CloudEvent[]): Profile {
  const profiles = inOrderOfDay(ofPerson.filter(fact => nameOf(fact) === 'entrant.profiled')).reverse();
  return attribute => {
    const said = profiles.find(fact => field(fact, attribute) !== undefined);
    return said === undefined ? 'absent' : required(said, attribute);
  };
}

function countStages(figures: Figures, reached: readonly Reached[], profile: Profile, key: number): void {
  for (const level of LEVELS)
    for (const one of reached) {
      const area = one.areas[level];
      if (area === undefined || !isFirst(one, reached, level)) continue;
      for (const [attribute, value] of shownBy(one, profile)) {
        const { profession, programme, stage, year, day } = one;
        const at = [level, area, profession, programme, stage, attribute, value, year, monthOf(day)];
        addTo(figures, ['participation', ...at, 'count'], 1);
        addTo(figures, ['participation', ...at, 'key'], key);
      }
    }
}

/** Whether the person had not reached the same stage of the same cohort year, profession and area before. */
function isFirst(one: Reached, all: readonly Reached[], level: Level): boolean {
  const same = all.filter(
    other =>
      other.areas[level] === one.areas[level] &&
      (['stage', 'profession', 'year'] as const).every(name => other[name] === one[name]),
  );
  const first = same.reduce((earliest, next) => (next.day < earliest.day ? next : earliest));
  return first === one;
}

function shownBy({ enrolment }: Reached, profile: Profile): [string, string][] {
  const isYoung = profile('ageBand') === 'under-21';
  return [
    ['all', 'all'],
    ...ATTRIBUTES.filter(name => isYoung || !/^(polar|tundra)/.test(name)).map(
      name => [name, profile(name)] as [string, string],
    ),
    ...(enrolment === undefined
      ? []
      : ([
          ['route', enrolment.route],
          ['delivery', enrolment.delivery ?? 'absent'],
        ] as [string, string][])),
  ];
}

function countOutreach(figures: Figures, ofPerson: readonly CloudEvent[], reached: readonly Reached[]): void {
  const told = ofPerson.filter(fact => nameOf(fact) === 'outreach.attended');
  for (const session of new Set(told.map(fact => required<string>(fact, 'session')))) {
    const days = told
      .filter(fact => field(fact, 'session') === session)
      .map(fact => required<string>(fact, 'effectiveOn'));
    const attended = days.sort()[0] as string;
    const count = (kind: string, day: string) =>
      addTo(figures, ['outreach', 'england', 'ENG', session, kind, '', day, 'people'], 1);
    count('attended', attended);
    for (const stage of ['applied', 'started']) {
      const after = reached.filter(one => one.stage === stage && one.day >= attended).map(({ day }) => day);
      if (after.length > 0) count(`${stage}-after`, after.sort()[0] as string);
    }
  }
}
