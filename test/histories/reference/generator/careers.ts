import { dayNumber, dayText } from '../days.js';
import { type CloudEvent } from '../events.js';
import { type Dice } from './dice.js';
import { type Fields, type Recorder, SOURCES } from './recorder.js';
import {
  ANCHORS,
  AROUND,
  FTE,
  GAPS,
  GRADES,
  NEIGHBOURHOODS,
  OCCUPATIONS,
  ORGANISATIONS,
  ROLES,
  STEPS,
} from './setting.js';

/** One person's facts about posts, as they happened; each is recorded under one of the person's pseudonyms. */
export class Career {
  readonly facts: CloudEvent[] = [];
  readonly #dice: Dice;
  readonly #recorder: Recorder;
  readonly #subjects: readonly string[];
  readonly #source: string;
  readonly #posts: string[];
  readonly #neighbourhood: readonly string[];
  readonly #occupation: string;
  #day: number;

  constructor(dice: Dice, recorder: Recorder, subjects: readonly string[]) {
    this.#dice = dice;
    this.#recorder = recorder;
    this.#subjects = subjects;
    this.#source = dice.pick(SOURCES);
    this.#posts = Array.from({ length: 1 + dice.below(3) }, () => dice.hex(32));
    this.#neighbourhood = dice.pick(NEIGHBOURHOODS);
    this.#occupation = dice.pick(OCCUPATIONS);
    this.#day = dayNumber('2019-09-01') + dice.below(600);
  }

  /** Something happens, mostly to the person's first posts; or a whole episode of the kind that is easily misread. */
  live(): void {
    this.#wait();
    const { pick } = this.#dice;
    const post = pick(this.#posts);
    const episodes = [
      () => this.#start(post),
      () => this.#start(post),
      () => this.#change(post, { fte: pick(FTE) }),
      () => this.#change(post, { fte: pick(FTE) }),
      () => this.#change(post, { organisation: this.#where() }),
      () => this.#change(post, { organisation: this.#where() }),
      () => this.#change(post, { organisation: this.#where(), fte: pick(FTE) }),
      () => this.#change(post, { status: pick(['active', 'active', 'on-paid-leave', 'inactive']) }),
      () => this.#change(post, { status: pick(['active', 'inactive']), fte: pick(FTE) }),
      () => this.#change(post, { status: pick(['active', 'inactive']), organisation: this.#where() }),
      () => this.#change(post, { occupation: pick(OCCUPATIONS) }),
      () => this.#change(post, { occupation: pick(OCCUPATIONS), jobRole: pick(ROLES) }),
      () => this.#change(post, { grade: pick(GRADES) }),
      () => this.#change(post, { contract: pick(['permanent', 'permanent', 'bank', 'honorary', 'locum']) }),
      () => this.#end(post),
      () => this.#move(post, pick(this.#posts)),
      () => this.#move(post, pick(this.#posts)),
      () => this.#move(post, pick(this.#posts)),
      () => this.#break(post),
      () => this.#break(post),
      () => this.#leaveFromAbsence(post, pick(this.#posts)),
      () => this.#leaveFromAbsence(post, pick(this.#posts)),
      () => this.#swap(post),
    ];
    pick(episodes)();
  }

  begin(): void {
    this.#start(this.#posts[0] as string);
  }

  /** On by one of the steps that matter, or to the neighbourhood of a merger; seldom back. */
  #wait(): void {
    const { pick, chance } = this.#dice;
    const near = dayNumber(pick(ANCHORS)) + pick(AROUND);
    if (chance(0.3) && near >= this.#day) this.#day = near;
    else this.#day += chance(0.05) ? -30 : pick(STEPS);
  }

  #where(): string {
    return this.#dice.chance(0.85) ? this.#dice.pick(this.#neighbourhood) : this.#dice.pick(ORGANISATIONS);
  }

  #start(post: string): void {
    const { pick, chance } = this.#dice;
    const counted = pick(['permanent', 'permanent', 'fixed-term', 'locum']);
    const contract = chance(0.9) ? counted : pick(['bank', 'honorary']);
    const occupation = chance(0.85) ? this.#occupation : pick(OCCUPATIONS);
    const fields: Record<string, unknown> = { organisation: this.#where(), occupation, contract };
    if (chance(0.75)) fields['fte'] = pick(FTE);
    if (chance(0.3)) fields['status'] = pick(['active', 'on-paid-leave', 'inactive', 'inactive']);
    if (chance(0.2)) fields['jobRole'] = pick(ROLES);
    if (chance(0.3))
      Object.assign(fields, { grade: pick(GRADES), specialty: pick(['500', '501', '502', '100']) });
    this.#say('post.started', post, fields);
  }

  #change(post: string, fields: Fields): void {
    this.#say('post.changed', post, fields);
  }

  #end(post: string): void {
    this.#say('post.ended', post, this.#dice.chance(0.3) ? { reason: 'transfer' } : {});
  }

  /** Out of one post and, after a gap that may or may not be short, into another or the same. */
  #move(from: string, to: string): void {
    this.#end(from);
    this.#day += this.#dice.pick(GAPS);
    this.#start(to);
  }

  /** An absence and the way back, perhaps with other hours. */
  #break(post: string): void {
    const { pick, chance } = this.#dice;
    this.#change(post, { status: 'inactive', statusReason: 'career-break' });
    this.#day += pick([1, 10, 28, 29, 90]);
    this.#change(post, { status: 'active', ...(chance(0.3) ? { fte: pick(FTE) } : {}) });
  }

  /** An absence, an end, and perhaps another post a short while after. */
  #leaveFromAbsence(from: string, to: string): void {
    this.#change(from, { status: 'inactive' });
    this.#day += this.#dice.pick([0, 1, 20, 60]);
    this.#end(from);
    if (this.#dice.chance(0.4)) return;
    this.#day += this.#dice.pick(GAPS);
    this.#start(to);
  }

  /** Several facts about one post on one day. */
  #swap(post: string): void {
    const { pick } = this.#dice;
    for (const fact of this.#dice.shuffled(['end', 'start', 'change', 'change'])) {
      if (fact === 'end') this.#end(post);
      else if (fact === 'start') this.#start(post);
      else this.#change(post, pick<Fields>([{ fte: pick(FTE) }, { organisation: this.#where() }]));
    }
  }

  #say(name: string, post: string, fields: Fields): void {
    const { pick, chance } = this.#dice;
    const source = chance(0.85) ? this.#source : pick(SOURCES);
    const data = { effectiveOn: dayText(this.#day), post, ...fields };
    this.facts.push(this.#recorder.write(name, pick(this.#subjects), data, source));
  }
}
