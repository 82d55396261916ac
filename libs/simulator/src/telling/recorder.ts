import { type Person, type Post, type PostState } from '../lives/person.js';
import { type Entrant, type Step } from '../pipeline/entrant.js';
import { isReplaced, sourceOf, type Trust } from '../organisations/trust.js';
import { pseudonym } from '../random/pseudonym.js';
import { randomOf, type Random } from '../random/random.js';
import { MIDWIFERY } from '../training/programme.js';
import { type Student } from '../training/student.js';
import { type CloudEvent, wireName } from './cloud-event.js';
import { changedData, endedData, startedData } from './post-data.js';
import { type Beginning, type Ending, type OrganisationFact, type Teller } from './teller.js';
import { DAY_MS, dayText, recordedAfter, timeText } from './times.js';

/** Share of sources' times that are written in local time: an assumption. */
const LOCAL = 0.5;
const HOUR_MS = 3_600_000;
/** Of the day of an extract, its hours: first what is said of organisations, then people. */
const ORGANISATIONS_AT = 1;
const PEOPLE_FROM = 2;
const PEOPLE_TO = 6;

/** Writes what happens as events, each with the instant at which its source recorded it. */
export class Recorder implements Teller {
  readonly #seed: number;
  readonly #record: (event: CloudEvent, at: number) => void;
  readonly #random: Random;
  #loadingOn: number | undefined;

  constructor(seed: number, record: (event: CloudEvent, at: number) => void) {
    this.#seed = seed;
    this.#record = record;
    this.#random = randomOf(seed, 'recording');
  }

  started(post: Post, day: number, beginning: Beginning): void {
    this.#ofPost('post.started', post, day, startedData(this.#seed, post, day, beginning));
  }

  changed(post: Post, day: number, patch: Partial<PostState>): void {
    this.#ofPost('post.changed', post, day, changedData(this.#seed, post, day, patch));
  }

  ended(post: Post, day: number, ending: Ending): void {
    this.#ofPost('post.ended', post, day, endedData(this.#seed, post, day, ending));
  }

  registered(person: Person, register: 'NMC' | 'GMC', day: number, knownOn: number): void {
    const data = { register, effectiveOn: dayText(day) };
    this.#ofPerson('person.registered', person, sourceOf(register, 'register'), knownOn, data);
  }

  linked(
    person: Person,
    student: Pick<Student, 'number'>,
    day: number,
    basis: 'student' | 'nmc-pin' = 'student',
  ): void {
    const [post] = person.posts;
    const source = post === undefined ? sourceOf('NMC', 'register') : this.#sourceAt(post.state.trust, day);
    const alias = `person/${pseudonym(this.#seed, 'person', student.number)}`;
    this.#ofPerson('person.linked', person, source, day, { alias, basis });
  }

  enrolled(student: Student): void {
    this.#ofStudent('learner.enrolled', student, student.enrolledOn, {
      programme: MIDWIFERY,
      profession: 'midwife',
      route: student.route,
      delivery: 'campus',
      institution: student.institution.code,
      placement: student.placement.code,
      cohort: student.cohort,
      lengthMonths: student.lengthMonths,
      year: 1,
    });
  }

  withdrew(student: Student, reason: string): void {
    this.#ofStudent('learner.withdrew', student, student.outcomeOn, { reason });
  }

  completed(student: Student): void {
    this.#ofStudent('learner.completed', student, student.outcomeOn, {});
  }

  stepped(entrant: Entrant, { event, source, on, data }: Step, knownOn = on): void {
    entrant.facts += 1;
    this.#write(event, entrant.number, `e${entrant.facts}`, source, knownOn, {
      ...data,
      effectiveOn: dayText(on),
    });
  }

  offered(person: Person, post: PostState, on: number, startsOn: number): void {
    const data = {
      ...{ organisation: post.trust.code, occupation: post.occupation, outcome: 'accepted' },
      ...{ startsOn: dayText(startsOn), effectiveOn: dayText(on) },
    };
    this.#ofPerson('post.offered', person, this.#sourceAt(post.trust, startsOn), startsOn, data);
  }

  said({ subject, source, event, id, on, data }: OrganisationFact): void {
    const at = on * DAY_MS + ORGANISATIONS_AT * HOUR_MS;
    this.#record(
      { specversion: '1.0', id, source, type: wireName(event), subject, time: timeText(at, false), data },
      at,
    );
  }

  loading(day: number): void {
    this.#loadingOn = day;
  }

  settled(): void {
    this.#loadingOn = undefined;
  }

  #ofPost(event: string, post: Post, day: number, data: Record<string, unknown>): void {
    this.#ofPerson(event, post.person, this.#sourceAt(post.state.trust, day), day, data);
  }

  #ofPerson(event: string, person: Person, source: string, day: number, data: Record<string, unknown>): void {
    person.facts += 1;
    this.#write(event, person.number, `e${person.facts}`, source, day, data);
  }

  #ofStudent(event: string, student: Student, day: number, data: Record<string, unknown>): void {
    student.facts += 1;
    const learner = pseudonym(this.#seed, 'learner', student.learner);
    this.#write(
      event,
      student.number,
      `e${student.facts}`,
      sourceOf(student.institution.code, 'students'),
      day,
      {
        learner,
        ...data,
        effectiveOn: dayText(day),
      },
    );
  }

  #write(
    event: string,
    person: number,
    id: string,
    source: string,
    day: number,
    data: Record<string, unknown>,
  ): void {
    const at = this.#recordedAt(day);
    this.#record(
      {
        specversion: '1.0',
        id,
        source,
        type: wireName(event),
        subject: `person/${pseudonym(this.#seed, 'person', person)}`,
        time: timeText(at, this.#random.chance(LOCAL)),
        data,
      },
      at,
    );
  }

  #recordedAt(day: number): number {
    if (this.#loadingOn === undefined) return recordedAfter(day, this.#random);
    const seconds = this.#random.between(PEOPLE_FROM * 3600, PEOPLE_TO * 3600);
    return this.#loadingOn * DAY_MS + seconds * 1000;
  }

  /** After a merger the successor's system speaks, unless the old code lives on. */
  #sourceAt(trust: Trust, day: number): string {
    const [successor] = isReplaced(trust, day) ? (trust.merger?.successors ?? []) : [];
    return successor === undefined ? sourceOf(trust.code) : this.#sourceAt(successor, day);
  }
}
