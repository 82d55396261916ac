import * as betaBinomials from '../../random/quantiles/beta-binomial.js';
import * as binomials from '../../random/quantiles/binomial.js';
import * as normals from '../../random/quantiles/normal.js';
import * as uniforms from '../../random/uniform.js';
import * as programmes from '../programme.js';
import { Cohorts } from './cohorts.js';
import * as measures from './measures.js';
import { type Model } from './model.js';
import { type ProgrammeDraw } from './programme-draw.js';
import * as sites from './sites.js';
import { FULL, type World } from './world.js';

/** Taken out once: what is imported is looked up at every use. */
const { betaBinomialQuantile } = betaBinomials;
const { binomialQuantile } = binomials;
const { normalQuantile } = normals;
const { addressOf, uniformAt } = uniforms;
const { OUTCOMES } = programmes;
const { AT } = measures;
const { PARAMETERS, SITES } = sites;
const { exp, floor, imul, max, min, round, sqrt } = Math;

const MARGIN = 1e-9;

/** Between the addresses of two months. */
const MONTH = addressOf(1, 0);

/**
 * Lives of cohorts: each from its start, or from where it stands, month by month to the last who completes late. Nothing that happens in post
 * touches them, so they are lived first; what they yield is first posts by month and placement organisation.
 */
export class Training {
  /** By step × organisation of placement. */
  readonly firstPosts: Int32Array;
  readonly #organisations: number;
  readonly #pending = new Int32Array(OUTCOMES);
  /** By region × step: how many more are in training at the month's end than at that before. */
  readonly #more: Int32Array;
  #row: Float32Array = new Float32Array(0);
  #a = 0;
  #b = 0;
  readonly #cohorts: Cohorts;
  /** Of the cohort that is lived. */
  #at = 0;
  #organisation = 0;
  #drawn!: ProgrammeDraw;
  #region = 0;
  #active = 0;
  #interrupted = 0;
  #counted = 0;

  constructor(
    private readonly model: Model,
    private readonly world: World,
  ) {
    this.#organisations = model.organisations.length;
    this.#cohorts = new Cohorts(model);
    this.firstPosts = new Int32Array(model.horizon * this.#organisations);
    this.#more = new Int32Array(model.horizon * model.regions.length);
  }

  /** @param row the trajectory's, to which starters and those in training are added */
  run(row: Float32Array): void {
    this.firstPosts.fill(0);
    this.#more.fill(0);
    this.#row = row;
    for (let at = 0; at < this.#cohorts.count; at += 1) this.#live(at);
    this.#addUp();
  }

  #u(step: number, site: number): number {
    return uniformAt(this.#a, this.#b, addressOf(step, site));
  }

  #live(at: number): void {
    const { organisation, address, start, programme, inTraining, interrupted } = this.#cohorts;
    const { a, b, regionOf } = this.world;
    const where = organisation[at]!;
    const turn = address[at]!;
    // The organisation's prefix, turned by the cohort's own number.
    this.#a = a[where]! ^ turn;
    this.#b = (b[where]! + imul(turn, 0x9e3779b1)) | 0;
    this.#at = at;
    this.#organisation = where;
    this.#region = regionOf[where]!;
    this.#drawn = this.world.programmes[programme[at]!]!;
    this.#active = inTraining[at]!;
    this.#interrupted = interrupted[at]!;
    this.#counted = 0;
    const begun = start[at]!;
    const due = begun + this.#drawn.programme.lengthMonths - 1;
    if (begun >= 0) this.#start(begun);
    else this.#resume(due);
    this.#train(begun, due);
    this.#late(due);
  }

  #start(step: number): void {
    const { horizon, regions } = this.model;
    this.#active = this.#starters(step);
    this.#row[(AT.starters * regions.length + this.#region) * horizon + step]! += this.#active;
    this.#count(step);
  }

  #resume(due: number): void {
    const awaiting = this.#cohorts.awaiting[this.#at];
    if (awaiting) this.#awaiting(awaiting);
    if (due < 0) this.#overdue(-1 - due);
    this.#count(0);
  }

  /** Year by year, for which chances stay. */
  #train(start: number, due: number): void {
    const last = min(due, this.model.horizon - 1);
    if (last < 0) return;
    const own = this.#drawn.withdrawing.factors[this.#organisation]! * this.#factorOf();
    const { england } = this.#drawn.withdrawing;
    const { withdrawal } = this.model.schedule;
    for (let step = max(start, 0); step <= last;) {
      const year = floor((step - start) / 12);
      const until = min(last, start + 12 * year + 11);
      const withdrawing = england[year]! * own;
      if (withdrawal === undefined) this.#months(step, until, withdrawing);
      else
        for (let month = step; month <= until; month += 1)
          this.#months(month, month, withdrawing * this.#lever(withdrawal[year]!, month));
      step = until + 1;
    }
    if (last === due) this.#complete(due, this.#outcomes(due));
    this.#count(last);
  }

  #lever(of: Float64Array, step: number): number {
    return of[step * this.#organisations + this.#organisation]!;
  }

  /** Of months under the same chances, those in which somebody stops or may come back. */
  #months(from: number, until: number, withdrawing: number): void {
    const going = min(1, withdrawing + this.#drawn.interrupting);
    for (let step = from; step <= until; step += 1) {
      if (this.#interrupted === 0) step = this.#nextStop(step, until, 1 - this.#active * going - MARGIN);
      if (step <= until) this.#stop(step, withdrawing, going);
    }
  }

  /**
   * @param staying where luck is below this, nobody stops for certain
   * @returns the first month of which that is not so; where there is none, the one after all
   */
  #nextStop(from: number, until: number, staying: number): number {
    const a = this.#a;
    const b = this.#b;
    let address = addressOf(from, SITES.stops);
    let step = from;
    while (step <= until && uniformAt(a, b, address) < staying) {
      step += 1;
      address = (address + MONTH) | 0;
    }
    return step;
  }

  #stop(step: number, withdrawing: number, going: number): void {
    const { interrupting } = this.#drawn;
    const back = this.#interrupted === 0 ? 0 : this.#resumed(step);
    const stopped = binomialQuantile(this.#u(step, SITES.stops), this.#active, going);
    const begun =
      stopped === 0
        ? 0
        : binomialQuantile(
            this.#u(step, SITES.interruptions),
            stopped,
            interrupting / (withdrawing + interrupting),
          );
    this.#active += back - stopped;
    this.#interrupted += begun - back;
    if (stopped > begun) this.#count(step);
  }

  /** Who is late completes with their class, who was interrupted on coming back; after the last class nobody is left. */
  #late(due: number): void {
    const { lateness } = this.#drawn.programme;
    const pending = this.#pending;
    const end = due + lateness[2];
    const last = min(end, this.model.horizon - 1);
    for (let step = max(due + 1, 0); step <= last; step += 1) {
      let completing = 0;
      if (this.#interrupted > 0) {
        completing = this.#resumed(step);
        this.#interrupted -= completing;
      } else step = max(step, nextOf(lateness, step - due) + due);
      if (step > last) break;
      for (let late = 0; late < 3; late += 1)
        if (step === due + lateness[late]!) {
          completing += pending[late + 1]!;
          pending[late + 1] = 0;
        }
      if (completing === 0) continue;
      this.#complete(step, completing);
      this.#count(step);
    }
    this.#interrupted = 0;
    pending[1] = pending[2] = pending[3] = pending[4] = 0;
    if (end <= last && end >= 0) this.#count(end);
  }

  /** Says how many are in training from a month's end on. */
  #count(step: number): void {
    const pending = this.#pending;
    const now = this.#active + this.#interrupted + pending[1]! + pending[2]! + pending[3]! + pending[4]!;
    this.#more[this.#region * this.model.horizon + step]! += now - this.#counted;
    this.#counted = now;
  }

  #addUp(): void {
    const { horizon, regions } = this.model;
    for (let region = 0; region < regions.length; region += 1) {
      const from = (AT.inTraining * regions.length + region) * horizon;
      let all = 0;
      for (let step = 0; step < horizon; step += 1) {
        all += this.#more[region * horizon + step]!;
        this.#row[from + step] = all;
      }
    }
  }

  /** What cohorts of one organisation do not have in common: log-normal, with the mean and variance of the gamma that its evidence leaves. */
  #factorOf(): number {
    const { shape, variance: variances, expected } = this.#cohorts;
    const { cohortConcentration, withdrawing } = this.#drawn;
    const rate = cohortConcentration + expected[this.#at]! * withdrawing.factors[this.#organisation]!;
    const variance = variances[this.#at]!;
    const u = this.#u(PARAMETERS, 0);
    return (shape[this.#at]! / rate) * exp(sqrt(variance) * normalQuantile(u) - variance / 2);
  }

  #starters(step: number): number {
    const { schedule, parameters } = this.model;
    const { places, fill } = schedule;
    const asked = round(
      this.#cohorts.places[this.#at]! * (places === undefined ? 1 : this.#lever(places, step)),
    );
    if (fill === undefined) return this.world.starting.quantile(this.#u(step, SITES.starters), asked);
    const share = min(this.world.filling * this.#lever(fill, step), FULL);
    const around = parameters.filling.concentration;
    return betaBinomialQuantile(this.#u(step, SITES.starters), asked, share * around, (1 - share) * around);
  }

  #resumed(step: number): number {
    return this.#drawn.resuming.quantile(0, this.#u(step, SITES.resumptions), this.#interrupted);
  }

  /** Puts those due into classes. @returns who completes on time */
  #outcomes(step: number): number {
    const { outcomesOfRest } = this.#drawn;
    let onTime = 0;
    for (let at = 0; at < OUTCOMES && this.#active > 0; at += 1) {
      const some = outcomesOfRest.quantile(at, this.#u(step, SITES.outcomes + at), this.#active);
      if (at === 0) onTime = some;
      else this.#pending[at] = some;
      this.#active -= some;
    }
    return onTime;
  }

  /** Puts those so many months overdue into the classes that they may still have. */
  #overdue(months: number): void {
    const { outcomes, programme } = this.#drawn;
    let rest = outcomes[OUTCOMES - 1]!;
    for (let at = 1; at < OUTCOMES - 1; at += 1)
      if (programme.lateness[at - 1]! > months) rest += outcomes[at]!;
    for (let at = 1; at < OUTCOMES; at += 1) {
      const isLast = at === OUTCOMES - 1;
      if (!isLast && programme.lateness[at - 1]! <= months) continue;
      const share = isLast ? 1 : outcomes[at]! / rest;
      const some = this.#some(0, SITES.overdue + at, this.#active, share);
      this.#pending[at] = some;
      this.#active -= some;
      rest -= outcomes[at]!;
    }
  }

  /** How many of those left are of a class, which is so large a share of the classes left. */
  #some(step: number, site: number, left: number, share: number): number {
    if (left === 0 || share >= 1) return left;
    return binomialQuantile(this.#u(step, site), left, max(0, share));
  }

  #complete(step: number, count: number): void {
    if (count === 0) return;
    const { join } = this.model.schedule;
    const { registeringChance, joiningChance } = this.#drawn;
    const registered = registeringChance.quantile(0, this.#u(step, SITES.registrations), count);
    if (registered === 0) return;
    const u = this.#u(step, SITES.joining);
    const posts =
      join === undefined
        ? joiningChance.quantile(this.#region, u, registered)
        : joiningChance.quantileOf(this.#region, u, registered, this.#lever(join, step));
    this.#delayed(step, posts);
  }

  /** Spreads first posts over the classes of delay. */
  #delayed(step: number, count: number): void {
    const { delaysOfRest, delays } = this.#drawn;
    const a = this.#a;
    const b = this.#b;
    const address = addressOf(step, SITES.delays);
    let left = count;
    for (let at = 0; at < delays.length && left > 0; at += 1) {
      const some = delaysOfRest.quantile(at, uniformAt(a, b, address + at), left);
      left -= some;
      if (some > 0) this.#begin(step, step, at, some);
    }
  }

  /** @param step the first month in which they can begin @param delay its class */
  #begin(completed: number, step: number, delay: number, some: number): void {
    const { horizon, schedule } = this.model;
    const shift = schedule.delay === undefined ? 0 : round(this.#lever(schedule.delay, step));
    const begins = max(completed + max(0, this.#drawn.programme.delays[delay]! + shift), step);
    if (begins < horizon) this.firstPosts[begins * this.#organisations + this.#organisation]! += some;
  }

  /** Those who completed before the origin: who will still begin, and when, given that they have not yet. */
  #awaiting(awaiting: readonly number[]): void {
    const { join } = this.model.schedule;
    const ever = min(1, this.#drawn.joining[this.#region]! * (join === undefined ? 1 : this.#lever(join, 0)));
    for (let months = 0; months < awaiting.length; months += 1)
      if (awaiting[months]! > 0) this.#stillToBegin(months, awaiting[months]!, ever);
  }

  #stillToBegin(months: number, count: number, ever: number): void {
    const { delays, programme } = this.#drawn;
    let later = 0;
    for (let at = 0; at < delays.length; at += 1) if (programme.delays[at]! > months) later += delays[at]!;
    const chance = (ever * later) / (1 - ever + ever * later);
    if (!(chance > 0)) return;
    const site = SITES.awaiting + 16 * months;
    let left = this.#some(0, site, count, chance);
    for (let at = 0; at < delays.length && left > 0; at += 1) {
      if (programme.delays[at]! <= months) continue;
      const isLast = at === delays.length - 1;
      const some = this.#some(0, site + 1 + at, left, isLast ? 1 : delays[at]! / later);
      left -= some;
      later -= delays[at]!;
      this.#begin(-1 - months, 0, at, some);
    }
  }
}

/** The first class of lateness that is not over; where all are, beyond them. */
function nextOf(lateness: readonly [number, number, number], months: number): number {
  if (months <= lateness[0]) return lateness[0];
  if (months <= lateness[1]) return lateness[1];
  return months <= lateness[2] ? lateness[2] : Infinity;
}
