import { dayNumber, dayText } from '../days.js';
import { type CloudEvent, nameOf } from '../events.js';
import { type Dice } from './dice.js';
import { type Fields, Recorder } from './recorder.js';
import { ANCHORS, ORGANISATIONS } from './setting.js';

/** Systems of admissions: none of those that tell of posts, so that their ids never meet. */
const ADMISSIONS = ['urn:ods:M20:admissions', 'urn:ods:R0A:admissions'] as const;
const INSTITUTIONS = ['M20', ...ORGANISATIONS] as const;
/** Some report of areas, not of themselves alone. */
const REPORTERS = [...INSTITUTIONS, 'ENG', 'Y62', 'QOP'] as const;
const SESSIONS = ['s1', 's2', 's3'] as const;
const PROGRAMMES = ['B720', 'B721'] as const;
const ANSWERS = ['yes', 'no', 'not-stated', 'not-known'] as const;
const QUINTILES = ['1', '5', 'not-known'] as const;
const COUNTS = [0, 1, 8, 40] as const;

const PROFILES: Readonly<Record<string, readonly string[]>> = {
  ethnicity: ['A', 'K', 'S', 'not-stated'],
  sex: ['female', 'male', 'not-stated'],
  disability: ANSWERS,
  ageBand: ['under-21', 'under-21', '21-24', 'not-known'],
  imdQuintile: QUINTILES,
  polarQuintile: QUINTILES,
  tundraQuintile: QUINTILES,
  firstInFamily: ANSWERS,
  careExperienced: ANSWERS,
  freeSchoolMeals: ANSWERS,
  homeRurality: ['UN1', 'RSF1'],
  nationalityGroup: ['uk', 'row'],
  trainedIn: ['uk', 'eu', 'not-known'],
};

/** What people on their way into a profession do, and what is told of places, outreach and births; some of it corrected. */
export function entrantsOf(dice: Dice, people: readonly (readonly string[])[]): CloudEvent[] {
  const recorder = new Recorder(dice);
  const say = (name: string, subject: string, data: Fields): CloudEvent =>
    recorder.write(name, subject, data, dice.pick(ADMISSIONS));
  const events = [
    ...people.flatMap(subjects => (dice.chance(0.6) ? personOf(dice, say, subjects) : [])),
    ...Array.from({ length: dice.below(14) }, () => {
      const [name, data] = reportOf(dice);
      return say(name, `organisation/${dice.pick(REPORTERS)}`, data);
    }),
  ];
  return [
    ...events,
    ...events.flatMap(event => (dice.chance(0.2) ? correctionOf(dice, recorder, event) : [])),
  ];
}

type Say = (name: string, subject: string, data: Fields) => CloudEvent;

function personOf(dice: Dice, say: Say, subjects: readonly string[]): CloudEvent[] {
  const applications = Array.from({ length: 1 + dice.below(3) }, () => dice.hex(32));
  const doings: (() => CloudEvent)[] = [
    ...['made', 'made', 'offered', 'accepted', 'declined'].map(kind => () => {
      const data = {
        effectiveOn: dayOf(dice),
        application: dice.pick(applications),
        programme: dice.pick(PROGRAMMES),
        institution: dice.pick(INSTITUTIONS),
      };
      return say(`application.${kind}`, dice.pick(subjects), data);
    }),
    () => {
      const attributes = dice.shuffled(Object.keys(PROFILES)).slice(dice.below(13));
      const said = Object.fromEntries(
        attributes.map(attribute => [attribute, dice.pick(PROFILES[attribute]!)]),
      );
      return say('entrant.profiled', dice.pick(subjects), { effectiveOn: dayOf(dice), ...said });
    },
    () =>
      say('outreach.attended', dice.pick(subjects), {
        effectiveOn: dayOf(dice),
        session: dice.pick(SESSIONS),
      }),
  ];
  return Array.from({ length: 1 + dice.below(9) }, () => dice.pick(doings)());
}

function reportOf(dice: Dice): [string, Fields] {
  const { pick } = dice;
  const effectiveOn = dayOf(dice);
  const reports: (() => [string, Fields])[] = [
    () => [
      'placement.capacity-reported',
      { effectiveOn, profession: pick(['midwife', 'obstetric-trainee']), places: pick(COUNTS) },
    ],
    () => [
      'outreach.held',
      {
        effectiveOn,
        session: pick(SESSIONS),
        kind: pick(['careers-event', 'toolkit', 'network']),
        people: pick(COUNTS),
      },
    ],
    () => {
      const from = pick(['2020-09-01', '2021-04-01', '2021-12-01']);
      const to = dayText(dayNumber(from) + pick([0, 29, 364]));
      const tenths = pick([{}, { byDeprivationDecile: { d01: 3, d10: pick([0, 5]) } }]);
      return ['deliveries.reported', { from, to, deliveries: pick([8, 300]), ...tenths }];
    },
    () => [
      pick(['intake.planned', 'intake.confirmed']),
      {
        effectiveOn,
        programme: pick(PROGRAMMES),
        profession: 'midwife',
        route: pick(['degree', 'shortened']),
        cohort: pick(['2021-09', '2022-01']),
        places: pick(COUNTS),
        ...pick([{}, {}, { placementArea: 'QOP' }]),
      },
    ],
  ];
  return pick(reports)();
}

/** Near a merger, or on the days around which an academic year begins. */
function dayOf(dice: Dice): string {
  const near = dice.pick([...ANCHORS, '2019-12-15', '2020-09-01', '2021-09-01', '2022-01-15']);
  return dayText(dayNumber(near) + dice.pick([-30, -1, -1, 0, 0, 0, 1, 7, 60]));
}

/** Taken back; told anew, of another day; or the same twice. */
function correctionOf(dice: Dice, recorder: Recorder, event: CloudEvent): CloudEvent[] {
  const { subject, source, id } = event;
  const data = event.data as Fields;
  const taken = () => recorder.write('fact.retracted', subject, { retracts: id }, source);
  if (dice.chance(0.4)) return [taken()];
  if (dice.chance(0.3)) return [event];
  const moved = data.effectiveOn === undefined ? {} : { effectiveOn: dayOf(dice) };
  return [recorder.write(nameOf(event), subject, { ...data, ...moved, supersedes: id }, source)];
}
