import { type Month } from '@muster/domain';
import {
  type CohortEvidence,
  MIDWIFERY,
  type OrganisationEvidence,
  type PipelineEvidence,
  type SeriesInput,
} from '@muster/forecast';
import { diceOf } from '../../support/dice.js';
import { YearlySeries } from './series.js';

/**
 * A small England, lived person by person: rates that fall smoothly with tenure, organisations and cohorts that differ, years that differ.
 * It shares nothing with the engine that is asked to forecast it. Ten years to fill it, eight that are seen, four to come.
 */
export interface SimulatedEngland {
  readonly evidence: PipelineEvidence;
  /** The same past as published series would have it: yearly stocks and flows in headcount. */
  readonly series: SeriesInput;
  /** People in post on the origin. */
  readonly atOrigin: number;
  /** People in post at the ends of the months after the origin. */
  readonly future: readonly number[];
}

const SEEN = 96;
const WINDOW = 36;
const FILLING = 120;
const AHEAD = 48;
const STEPPED = 24;
const ORIGIN = '2026-03' as Month;
const REGIONS = ['Y56', 'Y58', 'Y60'];
const DELAYS = [0.3, 0.28, 0.2, 0.1, 0.08, 0.04];
const BANDS = [12, 24, 60, 120, Infinity];

interface Person {
  at: number;
  since: number;
  fte: number;
  away: boolean;
}
interface Learner {
  state: 'active' | 'interrupted' | 'late' | 'waiting' | 'gone';
  until: number;
  completed: number;
}

export interface Simulating {
  readonly organisations?: number;
  /** What intake is from 24 months before the origin on, of what it was before. */
  readonly step?: number;
}

export function simulatedEngland(
  seed: number,
  { organisations = 9, step: intake = 1 }: Simulating = {},
): SimulatedEngland {
  const { chance, below } = diceOf(seed * 7919);
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  const spread = (sd: number) => Math.exp(sd * normal() - sd ** 2 / 2);
  const poisson = (mean: number) => {
    let count = 0;
    for (let product = chance(); product > Math.exp(-mean); product *= chance()) count += 1;
    return count;
  };
  const level = spread(0.15);
  const trusts = Array.from({ length: organisations }, (_, at) => ({
    code: `R${100 + at}`,
    region: REGIONS[at % REGIONS.length]!,
    heads: 40 + below(80),
    leaving: spread(0.2),
    withdrawing: spread(0.25),
    places: 6 + below(9),
  }));
  const yearly = 0.03 + 0.07 * chance();
  const joining = 0.78 + 0.15 * chance();
  const fill = 0.85 + 0.1 * chance();
  const steps = FILLING + SEEN + AHEAD;
  const origin = FILLING + SEEN;
  const placesOf = (trust: (typeof trusts)[number], step: number) =>
    step >= origin - STEPPED ? Math.round(trust.places * intake) : trust.places;
  const published = new YearlySeries(REGIONS, FILLING);
  const people: Person[] = trusts.flatMap(({ heads }, at) =>
    Array.from({ length: heads }, () => ({ at, since: -below(180), fte: 0.82, away: false })),
  );
  const counts = trusts.map(() => ({
    left: blank(5),
    retired: blank(5),
    months: blank(5),
    inactivated: 0,
    reactivated: 0,
    away: 0,
    out: 0,
    in: 0,
    returned: 0,
    abroad: 0,
    other: 0,
  }));
  const cohorts: {
    at: number;
    start: number;
    places: number;
    factor: number;
    learners: Learner[];
    seen: ReturnType<typeof unseen>;
  }[] = [];
  const posts = new Map<number, { at: number; cohort: number; delay: number }[]>();
  const leavingByYear: { left: number; personMonths: number }[] = [];
  let between = 0;
  let walk = 0;
  let year = { left: 0, personMonths: 0 };
  const future: number[] = [];
  let snapshot: { inPost: number[][]; fte: number[]; away: number[]; cohorts: CohortEvidence[] } | undefined;

  const begin = (step: number) =>
    trusts.forEach((trust, at) => {
      const factor = trust.withdrawing * spread(0.25);
      const places = placesOf(trust, step);
      const learners = Array.from({ length: places }, () => chance() < fill).filter(Boolean);
      cohorts.push({
        at,
        start: step,
        places,
        factor,
        seen: unseen(),
        learners: learners.map(() => ({ state: 'active', until: Infinity, completed: -1 })),
      });
    });
  const complete = (step: number, cohort: (typeof cohorts)[number], learner: Learner, outcome: number) => {
    cohort.seen.outcomes[outcome]! += 1;
    learner.state = 'gone';
    if (chance() > 0.97) return;
    cohort.seen.registered += 1;
    learner.state = 'waiting';
    learner.completed = step;
    learner.until = Infinity;
    if (chance() > joining) return;
    let [delay, u] = [0, chance()];
    while (delay < 5 && u > DELAYS[delay]!) u -= DELAYS[delay++]!;
    learner.until = step + MIDWIFERY.delays[delay]!;
    const due = posts.get(learner.until) ?? [];
    posts.set(learner.until, due);
    due.push({ at: cohort.at, cohort: cohorts.indexOf(cohort), delay });
  };

  for (let step = 0; step < steps; step += 1) {
    const inWindow = step >= origin - WINDOW && step < origin;
    if (step % 12 === 0) walk += yearly * normal();
    if (step % 12 === 6) begin(step);
    for (const cohort of cohorts) {
      const month = step - cohort.start;
      if (month > 36 + 24) continue;
      const isSeen = step < origin;
      const { seen } = cohort;
      for (const learner of cohort.learners) {
        if (learner.state === 'active') {
          const of = Math.floor(month / 12);
          if (isSeen) seen.months[of]! += 1;
          const u = chance();
          if (u < [0.008, 0.004, 0.003][of]! * cohort.factor) {
            learner.state = 'gone';
            if (isSeen) seen.withdrawn[of]! += 1;
          } else if (u > 0.998) {
            learner.state = 'interrupted';
            if (isSeen) seen.begun += 1;
            continue;
          }
        } else if (learner.state === 'interrupted') {
          if (isSeen) seen.away += 1;
          if (chance() < 0.1) {
            if (isSeen) seen.ended += 1;
            if (month > 35) complete(step, cohort, learner, 2);
            else learner.state = 'active';
          }
        } else if (learner.state === 'late' && learner.until === step)
          complete(step, cohort, learner, month < 42 ? 1 : month < 48 ? 2 : 3);
        if (month === 35 && learner.state === 'active') {
          const u = chance();
          if (u < 0.85) complete(step, cohort, learner, 0);
          else {
            learner.state = 'late';
            learner.until = step + (u < 0.93 ? 6 : u < 0.97 ? 12 : u < 0.99 ? 24 : Infinity);
          }
        }
        if (month === 60 && (learner.state === 'late' || learner.state === 'interrupted')) {
          learner.state = 'gone';
          if (isSeen) seen.outcomes[4]! += 1;
        }
      }
    }
    const others: Person[] = [];
    for (const person of people) {
      const of = trusts[person.at]!;
      const count = counts[person.at]!;
      if (person.away) {
        if (inWindow) count.away += 1;
        if (chance() < 0.08) {
          person.away = false;
          if (inWindow) count.reactivated += 1;
        }
        others.push(person);
        continue;
      }
      const tenure = step - person.since;
      const band = BANDS.findIndex(end => tenure < end);
      if (inWindow) count.months[band]! += 1;
      year.personMonths += 1;
      const leaving = level * of.leaving * Math.exp(walk) * (0.0035 + 0.007 * Math.exp(-tenure / 50));
      let u = chance();
      if ((u -= leaving) < 0) {
        if (inWindow) count.left[band]! += 1;
        year.left += 1;
        published.left(of.region);
        continue;
      }
      if ((u -= tenure > 120 ? 0.003 : 0) < 0) {
        if (inWindow) count.retired[band]! += 1;
        published.left(of.region);
        continue;
      }
      if ((u -= 0.0015) < 0) {
        const far = chance() < 0.3;
        const to = trusts
          .map((_, at) => at)
          .filter(at => at !== person.at && (trusts[at]!.region === of.region) !== far);
        if (inWindow) {
          count.out += 1;
          if (far) between += 1;
        }
        person.at = to[below(to.length)]!;
        person.since = step;
        if (inWindow) counts[person.at]!.in += 1;
      } else if (u - 0.003 < 0) {
        person.away = true;
        if (inWindow) count.inactivated += 1;
      }
      others.push(person);
    }
    people.length = 0;
    people.push(...others);
    trusts.forEach(({ heads }, at) => {
      for (const [kind, rate] of [
        ['returned', 0.0012],
        ['abroad', 0.001],
        ['other', 0.0008],
      ] as const)
        for (let came = poisson(heads * rate); came > 0; came -= 1) {
          people.push({ at, since: step, fte: 0.85, away: false });
          published.joined(trusts[at]!.region);
          if (inWindow) counts[at]![kind] += 1;
        }
    });
    for (const { at, cohort, delay } of posts.get(step) ?? []) {
      const u = chance();
      const region = trusts[at]!.region;
      const near = trusts
        .map((_, to) => to)
        .filter(to => to !== at && (trusts[to]!.region === region) === u < 0.85);
      const to = u < 0.6 ? at : near[below(near.length)]!;
      people.push({ at: to, since: step, fte: 0.93, away: false });
      published.joined(trusts[to]!.region);
      const { seen } = cohorts[cohort]!;
      if (step < origin) {
        seen.posts[delay]! += 1;
        seen.to[u < 0.6 ? 0 : u < 0.85 ? 1 : 2]! += 1;
      }
    }
    if (step % 12 === 11) {
      if (step >= FILLING && step < origin) leavingByYear.push(year);
      year = { left: 0, personMonths: 0 };
    }
    if (step % 12 === 11 && step < origin)
      published.endYear(step, region =>
        people.reduce((count, { at, away }) => count + (!away && trusts[at]!.region === region ? 1 : 0), 0),
      );
    if (step === origin - 1) snapshot = look(step);
    if (step >= origin) future.push(people.filter(({ away }) => !away).length);
  }

  function look(step: number) {
    const inPost = trusts.map(() => blank(5));
    const fte = trusts.map(() => 0);
    const away = trusts.map(() => 0);
    for (const person of people)
      if (person.away) away[person.at]! += 1;
      else {
        inPost[person.at]![BANDS.findIndex(end => step - person.since < end)]! += 1;
        fte[person.at]! += person.fte;
      }
    const known = cohorts.filter(of => step - of.start < 84);
    return { inPost, fte, away, cohorts: known.map(of => evidenceOf(of, trusts[of.at]!.code, step)) };
  }

  const { inPost, fte, away, cohorts: begun } = snapshot!;
  const planned = [0, 1, 2, 3].flatMap(ahead =>
    trusts.map(trust => ({
      programme: MIDWIFERY.name,
      organisation: trust.code,
      start: monthOf(6 + 12 * ahead),
      places: placesOf(trust, origin + 6 + 12 * ahead),
    })),
  );
  const evidence: PipelineEvidence = {
    profession: 'midwife',
    origin: ORIGIN,
    programmes: [MIDWIFERY],
    organisations: trusts.map(({ code, region }, at): OrganisationEvidence => {
      const of = counts[at]!;
      return {
        organisation: code,
        region,
        inPost: five(inPost[at]!),
        fte: fte[at]!,
        inactive: away[at]!,
        personMonths: five(of.months),
        left: five(of.left),
        retired: five(of.retired),
        inactivated: of.inactivated,
        reactivated: of.reactivated,
        inactiveMonths: of.away,
        movedOut: of.out,
        movedIn: of.in,
        returned: of.returned,
        recruitedAbroad: of.abroad,
        joinedOtherwise: of.other,
      };
    }),
    cohorts: begun,
    planned,
    filled: cohorts
      .filter(of => of.start < origin && of.start > origin - 84)
      .map(of => ({ places: of.places, starters: of.learners.length })),
    leavingByYear,
    fteByYear: [],
    movedBetweenRegions: between,
    fteAtEntry: { firstPost: 0.93, other: 0.85 },
  };
  return {
    evidence,
    series: published.series(ORIGIN, origin),
    atOrigin: inPost.flat().reduce((sum, count) => sum + count, 0),
    future,
  };

  function evidenceOf(of: (typeof cohorts)[number], organisation: string, step: number): CohortEvidence {
    const { seen, learners } = of;
    const awaiting = blank(48);
    for (const learner of learners)
      if (learner.state === 'waiting' && learner.until > step)
        awaiting[Math.min(47, step - learner.completed)]! += 1;
    return {
      programme: MIDWIFERY.name,
      organisation,
      start: monthOf(of.start - origin),
      starters: learners.length,
      inTraining: learners.filter(({ state }) => state === 'active' || state === 'late').length,
      interrupted: learners.filter(({ state }) => state === 'interrupted').length,
      withdrawn: [...seen.withdrawn],
      learnerMonths: [...seen.months],
      interruptions: { begun: seen.begun, ended: seen.ended, months: seen.away },
      outcomes: five(seen.outcomes),
      registered: seen.registered,
      firstPosts: [...seen.posts],
      awaiting,
      destinations: [seen.to[0]!, seen.to[1]!, seen.to[2]!],
    };
  }
}

function unseen() {
  return {
    withdrawn: blank(3),
    months: blank(3),
    begun: 0,
    ended: 0,
    away: 0,
    outcomes: blank(5),
    registered: 0,
    posts: blank(6),
    to: blank(3),
  };
}

function blank(length: number): number[] {
  return new Array<number>(length).fill(0);
}

function five(of: readonly number[]): [number, number, number, number, number] {
  return [of[0]!, of[1]!, of[2]!, of[3]!, of[4]!];
}

/** The month so many after the first one that is forecast. */
function monthOf(step: number): Month {
  const number = 2026 * 12 + 3 + step;
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}` as Month;
}
