import { betaBinomialQuantile } from '../../random/quantiles/beta-binomial.js';
import { binomialQuantile } from '../../random/quantiles/binomial.js';
import { normalQuantile } from '../../random/quantiles/normal.js';
import { addressOf, uniformAt } from '../../random/uniform.js';
import { OUTCOMES } from '../programme.js';
import { AT } from './measures.js';
import { type Model, type StartingCohort } from './model.js';
import { type ProgrammeDraw } from './programme-draw.js';
import { PARAMETERS, SITES } from './sites.js';
import { type World } from './world.js';

/** Taken out once: where tests run in a context of their own, every look at a global is slow. */
const { exp, floor, imul, log1p, max, min, round, sqrt } = Math;

const MARGIN = 1e-9;

/**
 * Lives of cohorts: each from its start, or from where it stands, month by month to the last who completes late. Nothing that happens in post
 * touches them, so they are lived first; what they yield is first posts by month and placement organisation.
 */
export class Training {
  /** By step × organisation of placement. */
  readonly firstPosts: Int32Array;
  readonly #organisations: number;
  readonly #pending = new Float64Array(OUTCOMES);
  #row: Float32Array = new Float32Array(0);
  #a = 0;
  #b = 0;

  constructor(
    private readonly model: Model,
    private readonly world: World,
  ) {
    this.#organisations = model.organisations.length;
    this.firstPosts = new Int32Array(model.horizon * this.#organisations);
  }

  /** @param row the trajectory's, to which starters and those in training are added */
  run(row: Float32Array): void {
    this.firstPosts.fill(0);
    this.#row = row;
    const { cohorts } = this.model;
    const { a, b, programmes } = this.world;
    for (let at = 0; at < cohorts.length; at += 1) {
      const cohort = cohorts[at]!;
      // The organisation's prefix, turned by the cohort's own number.
      this.#a = a[cohort.organisation]! ^ cohort.address;
      this.#b = (b[cohort.organisation]! + imul(cohort.address, 0x9e3779b1)) | 0;
      this.#live(cohort, programmes[cohort.programme]!);
    }
  }

  #u(step: number, site: number): number {
    return uniformAt(this.#a, this.#b, addressOf(step, site));
  }

  #live(cohort: StartingCohort, drawn: ProgrammeDraw): void {
    const { horizon, regions, schedule } = this.model;
    const { organisation, start } = cohort;
    const { lengthMonths } = drawn.programme;
    const region = this.world.regionOf[organisation]!;
    const row = this.#row;
    const inTrainingAt = (AT.inTraining * regions.length + region) * horizon;
    const due = start + lengthMonths - 1;
    const a = this.#a;
    const b = this.#b;
    let active = cohort.inTraining;
    let interrupted = cohort.interrupted;
    const own = drawn.withdrawing.factors[organisation]! * this.#factorOf(cohort, drawn);
    const pending = this.#pending.fill(0);
    if (start >= 0) {
      active = this.#starters(cohort);
      row[(AT.starters * regions.length + region) * horizon + start]! += active;
    } else {
      this.#awaiting(cohort, drawn, region);
      if (due < 0) {
        this.#outcomes(0, SITES.overdue, active, drawn, pending, -1 - due);
        active = 0;
      }
    }
    for (let step = max(start, 0); step < horizon && step <= due; step += 1) {
      const base = addressOf(step, 0);
      const back = interrupted === 0 ? 0 : this.#resumed(step, interrupted, drawn);
      let begun = 0;
      if (active > 0) {
        const year = floor((step - start) / 12);
        const lever =
          schedule.withdrawal === undefined
            ? 1
            : schedule.withdrawal[year]![step * this.#organisations + organisation]!;
        const withdrawing = drawn.withdrawing.england[year]! * own * lever;
        const going = min(1, withdrawing + drawn.interrupting);
        const u = uniformAt(a, b, base + SITES.stops);
        if (u >= 1 - active * going - MARGIN) {
          const stopped = binomialQuantile(u, active, going);
          active -= stopped;
          if (stopped > 0)
            begun = binomialQuantile(
              uniformAt(a, b, base + SITES.interruptions),
              stopped,
              drawn.interrupting / (withdrawing + drawn.interrupting),
            );
        }
      }
      active += back;
      interrupted += begun - back;
      if (step === due) {
        const onTime = this.#outcomes(step, SITES.outcomes, active, drawn, pending, 0);
        active = 0;
        this.#complete(step, onTime, drawn, organisation, region);
      }
      row[inTrainingAt + step]! += active + interrupted + waiting(pending);
    }
    this.#late(cohort, drawn, interrupted, region);
  }

  /** Who is late completes with their class, who was interrupted on coming back; after the last class nobody is left. */
  #late(cohort: StartingCohort, drawn: ProgrammeDraw, stillInterrupted: number, region: number): void {
    const { horizon, regions } = this.model;
    const { organisation, start } = cohort;
    const { lengthMonths, lateness } = drawn.programme;
    const due = start + lengthMonths - 1;
    const last = min(due + lateness[2], horizon - 1);
    const pending = this.#pending;
    const inTrainingAt = (AT.inTraining * regions.length + region) * horizon;
    let interrupted = stillInterrupted;
    let left = waiting(pending);
    for (let step = max(due + 1, 0); step <= last && left + interrupted > 0; step += 1) {
      let completing = interrupted === 0 ? 0 : this.#resumed(step, interrupted, drawn);
      interrupted -= completing;
      for (let late = 0; late < 3; late += 1)
        if (step === due + lateness[late]!) {
          completing += pending[late + 1]!;
          left -= pending[late + 1]!;
        }
      if (completing > 0) this.#complete(step, completing, drawn, organisation, region);
      if (step < due + lateness[2]) this.#row[inTrainingAt + step]! += left + interrupted;
    }
  }

  /** What cohorts of one organisation do not have in common: log-normal, with the mean and variance of the gamma that its evidence leaves. */
  #factorOf({ withdrawn, expected, organisation }: StartingCohort, drawn: ProgrammeDraw): number {
    const shape = drawn.cohortConcentration + withdrawn;
    const rate = drawn.cohortConcentration + expected * drawn.withdrawing.factors[organisation]!;
    const variance = log1p(1 / shape);
    const u = uniformAt(this.#a, this.#b, addressOf(PARAMETERS, 0));
    return (shape / rate) * exp(sqrt(variance) * normalQuantile(u) - variance / 2);
  }

  #starters({ places, organisation, start }: StartingCohort): number {
    const { schedule, parameters } = this.model;
    const at = start * this.#organisations + organisation;
    const asked = round(places * (schedule.places?.[at] ?? 1));
    const fill = min(this.world.filling * (schedule.fill?.[at] ?? 1), 1 - 1e-9);
    const around = parameters.filling.concentration;
    return betaBinomialQuantile(this.#u(start, SITES.starters), asked, fill * around, (1 - fill) * around);
  }

  #resumed(step: number, interrupted: number, drawn: ProgrammeDraw): number {
    return binomialQuantile(this.#u(step, SITES.resumptions), interrupted, min(1, drawn.resuming));
  }

  /** Puts those due, or so many months overdue, into the classes that they may still have. @returns who completes on time */
  #outcomes(
    step: number,
    site: number,
    count: number,
    drawn: ProgrammeDraw,
    pending: Float64Array,
    overdue: number,
  ): number {
    const { lateness } = drawn.programme;
    let left = count;
    let rest = 0;
    const first = overdue > 0 ? 1 : 0;
    const open = (outcome: number) =>
      outcome === 0 || outcome === OUTCOMES - 1 || lateness[outcome - 1]! > overdue;
    for (let at = first; at < OUTCOMES; at += 1) if (open(at)) rest += drawn.outcomes[at]!;
    for (let at = first; at < OUTCOMES && left > 0; at += 1) {
      if (!open(at)) continue;
      const share = drawn.outcomes[at]! / rest;
      const some =
        at === OUTCOMES - 1 ? left : binomialQuantile(this.#u(step, site + at), left, min(1, share));
      pending[at] = some;
      left -= some;
      rest -= drawn.outcomes[at]!;
    }
    const onTime = pending[0]!;
    pending[0] = 0;
    return onTime;
  }

  #complete(step: number, count: number, drawn: ProgrammeDraw, organisation: number, region: number): void {
    const { join } = this.model.schedule;
    const registered = binomialQuantile(this.#u(step, SITES.registrations), count, drawn.registering);
    const chance = min(1, drawn.joining[region]! * (join?.[step * this.#organisations + organisation] ?? 1));
    const joining = binomialQuantile(this.#u(step, SITES.joining), registered, chance);
    this.#delayed(step, step, SITES.delays, joining, drawn, -1, organisation);
  }

  /** Those who completed before the origin: who will still begin, and when, given that they have not yet. */
  #awaiting(cohort: StartingCohort, drawn: ProgrammeDraw, region: number): void {
    const { delays } = drawn.programme;
    cohort.awaiting.forEach((count, months) => {
      if (count === 0) return;
      const later = delays.reduce((sum, delay, at) => (delay > months ? sum + drawn.delays[at]! : sum), 0);
      const lever = this.model.schedule.join?.[cohort.organisation] ?? 1;
      const ever = min(1, drawn.joining[region]! * lever);
      const chance = (ever * later) / (1 - ever + ever * later);
      const site = SITES.awaiting + 16 * months;
      if (!(chance > 0)) return;
      const joining = binomialQuantile(this.#u(0, site), count, min(1, chance));
      this.#delayed(-1 - months, 0, site + 1, joining, drawn, months, cohort.organisation);
    });
  }

  /** Spreads first posts over the classes of delay that are longer than `beyond`. */
  #delayed(
    completed: number,
    step: number,
    site: number,
    count: number,
    drawn: ProgrammeDraw,
    beyond: number,
    organisation: number,
  ): void {
    const { delays } = drawn.programme;
    const { horizon, schedule } = this.model;
    const shift = round(schedule.delay?.[step * this.#organisations + organisation] ?? 0);
    let left = count;
    let rest = 0;
    for (let at = 0; at < delays.length; at += 1) if (delays[at]! > beyond) rest += drawn.delays[at]!;
    for (let at = 0; at < delays.length && left > 0; at += 1) {
      if (delays[at]! <= beyond) continue;
      const isLast = at === delays.length - 1;
      const share = drawn.delays[at]! / rest;
      const some = isLast ? left : binomialQuantile(this.#u(step, site + at), left, min(1, max(0, share)));
      left -= some;
      rest -= drawn.delays[at]!;
      const begins = max(completed + max(0, delays[at]! + shift), step);
      if (begins < horizon) this.firstPosts[begins * this.#organisations + organisation]! += some;
    }
  }
}

/** Late or lost, and not gone yet. */
function waiting(pending: Float64Array): number {
  return pending[1]! + pending[2]! + pending[3]! + pending[4]!;
}
