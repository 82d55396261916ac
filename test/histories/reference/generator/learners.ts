import { dayNumber, dayText } from '../days.js';
import { type CloudEvent, nameOf } from '../events.js';
import { type Dice } from './dice.js';
import { type Fields, Recorder } from './recorder.js';
import { ANCHORS, NEIGHBOURHOODS, ORGANISATIONS } from './setting.js';

/** Systems of student records: none of those that tell of posts, so that their ids never meet. */
const RECORDS = ['urn:ods:M20:records', 'urn:ods:R0A:records'] as const;
const INSTITUTIONS = ['M20', 'M21', 'R0A'] as const;
const PROGRAMMES = ['B720', 'B721'] as const;
const PROFESSIONS = [
  'midwife',
  'midwife',
  'midwife',
  'student-midwife',
  'obstetric-trainee',
  'maternity-support',
] as const;
/** Short enough for a history to see the end of, and what comes after. */
const LENGTHS = [1, 3, 6, 9, 12] as const;
const STEPS = [0, 0, 1, 7, 20, 29, 30, 31, 60, 120] as const;
const KINDS = [
  'births-facilitated',
  'births-assisted',
  'antenatal-exams',
  'postnatal-exams',
  'newborn-exams',
  'complex-care',
] as const;

/** What becomes of learners: enrolments of one or two numbers each, well told or not; registers, offers; some of it corrected. */
export function learnersOf(dice: Dice, people: readonly (readonly string[])[]): CloudEvent[] {
  const recorder = new Recorder(dice);
  const events = people.flatMap(subjects =>
    dice.chance(0.8) ? new Learning(dice, recorder, subjects).facts : [],
  );
  return [
    ...events,
    ...events.flatMap(event => (dice.chance(0.15) ? correctionOf(dice, recorder, event) : [])),
  ];
}

class Learning {
  readonly facts: CloudEvent[] = [];
  readonly #dice: Dice;
  readonly #recorder: Recorder;
  readonly #subjects: readonly string[];
  readonly #placements: readonly string[];
  readonly #profession: string;
  #learner: string;
  #day: number;

  constructor(dice: Dice, recorder: Recorder, subjects: readonly string[]) {
    this.#dice = dice;
    this.#recorder = recorder;
    this.#subjects = subjects;
    this.#placements = dice.pick(NEIGHBOURHOODS);
    this.#profession = dice.pick(PROFESSIONS);
    this.#learner = dice.hex(32);
    this.#day = dayNumber('2019-08-25') + dice.below(500);
    this.#enrol();
    const size = 2 + dice.below(14);
    while (this.facts.length < size) this.#learn();
    if (dice.chance(0.7)) this.#qualify();
  }

  #learn(): void {
    const { pick, chance } = this.#dice;
    this.#day = chance(0.15) ? dayNumber(pick(ANCHORS)) + pick([-1, 0, 1]) : this.#day + pick(STEPS);
    pick([
      () => this.#say('progressed', { year: pick([1, 2, 3]) }),
      () => this.#say('changed', this.#changes()),
      () => this.#say('changed', this.#changes()),
      () => this.#say('interrupted', chance(0.5) ? { reason: 'health' } : {}),
      () => this.#say('resumed', {}),
      () => this.#pause(),
      () => this.#transfer(),
      () => this.#log(),
      () => this.#log(),
      () => this.#log(),
      () => this.#goThrough(),
      () => this.#say('withdrew', chance(0.5) ? { reason: pick(['personal', 'academic']) } : {}),
      () => this.#say('completed', {}),
      () => this.#enrol(),
      () => this.#another(),
      () => this.#offer(),
    ])();
  }

  /** A second number beside the first, or after it. */
  #another(): void {
    this.#learner = this.#dice.hex(32);
    this.#enrol();
  }

  #enrol(): void {
    const { pick, chance } = this.#dice;
    this.#say('enrolled', {
      programme: pick(PROGRAMMES),
      profession: chance(0.9) ? this.#profession : pick(PROFESSIONS),
      route: pick(['degree', 'shortened']),
      institution: pick(INSTITUTIONS),
      ...(chance(0.7) ? { placement: this.#where() } : {}),
      cohort: dayText(this.#day + pick([-40, 0, 0, 0, 20])).slice(0, 7),
      lengthMonths: pick(LENGTHS),
      ...(chance(0.7) ? { year: pick([1, 2]) } : {}),
      ...(chance(0.6) ? { fte: pick([1, 0.8, 0.5]) } : {}),
      ...(chance(0.5) ? { delivery: pick(['campus', 'blended']) } : {}),
    });
  }

  #pause(): void {
    this.#say('interrupted', {});
    this.#day += this.#dice.pick([0, 15, 40, 100]);
    this.#say('resumed', {});
  }

  #transfer(): void {
    const { pick } = this.#dice;
    const to = { institution: pick(INSTITUTIONS), programme: pick(PROGRAMMES), placement: this.#where() };
    this.#say('transferred', to);
  }

  /** Everything that a standard may ask, or nearly, at once. */
  #goThrough(): void {
    const { pick } = this.#dice;
    const most = { 'antenatal-exams': 100, 'postnatal-exams': 100, 'newborn-exams': 100, 'complex-care': 40 };
    const births = pick([
      { 'births-facilitated': 40 },
      { 'births-facilitated': 30, 'births-assisted': 20 },
      { 'births-facilitated': 30, 'births-assisted': 19 },
      { 'births-facilitated': 12 },
    ]);
    this.#practise({ ...most, ...births });
  }

  #log(): void {
    const { pick } = this.#dice;
    this.#practise({ [pick(KINDS)]: pick([0, 3, 10, 20]), [pick(KINDS)]: pick([1, 5]) });
  }

  #practise(counts: Readonly<Record<string, number>>): void {
    const { pick, chance } = this.#dice;
    this.#say('exposure-logged', {
      organisation: this.#where(),
      practiceArea: pick(['labour-ward', 'community']),
      ...(chance(0.6) ? { hours: pick([0, 7.5, 37.25, 0.33]) } : {}),
      ...(chance(0.9) ? { counts } : {}),
    });
  }

  #changes(): Fields {
    const { pick } = this.#dice;
    return pick<Fields>([
      { fte: pick([1, 0.8, 0.5]) },
      { placement: this.#where() },
      { delivery: pick(['campus', 'part-time']), fte: 0.66667 },
    ]);
  }

  /** Completed, and what may follow of it. */
  #qualify(): void {
    const { pick, chance } = this.#dice;
    this.#day += pick(STEPS);
    if (chance(0.3)) this.#register();
    this.#say('completed', {});
    this.#day += pick(STEPS);
    if (chance(0.6)) this.#register();
  }

  #register(): void {
    this.#write('person.registered', { register: this.#dice.pick(['NMC', 'GMC']) });
  }

  #offer(): void {
    const { pick, chance } = this.#dice;
    const outcome = chance(0.6) ? { outcome: pick(['accepted', 'declined']) } : {};
    this.#write('post.offered', { organisation: this.#where(), occupation: 'N2J', ...outcome });
  }

  #where(): string {
    return this.#dice.chance(0.8) ? this.#dice.pick(this.#placements) : this.#dice.pick(ORGANISATIONS);
  }

  #say(what: string, fields: Fields): void {
    this.#write(`learner.${what}`, { learner: this.#learner, ...fields });
  }

  #write(name: string, fields: Fields): void {
    const data = { effectiveOn: dayText(this.#day), ...fields };
    const { pick } = this.#dice;
    this.facts.push(this.#recorder.write(name, pick(this.#subjects), data, pick(RECORDS)));
  }
}

/** Taken back; told anew, of another day; or the same twice. */
function correctionOf(dice: Dice, recorder: Recorder, event: CloudEvent): CloudEvent[] {
  const { subject, source, id } = event;
  const data = event.data as Fields;
  if (dice.chance(0.3)) return [recorder.write('fact.retracted', subject, { retracts: id }, source)];
  if (dice.chance(0.3)) return [event];
  const effectiveOn = dayText(dayNumber(data.effectiveOn as string) + dice.pick([-30, -1, 1, 30]));
  return [recorder.write(nameOf(event), subject, { ...data, effectiveOn, supersedes: id }, source)];
}
