import { canonicalJson, type Day } from '@muster/domain';
import { type Said } from './said.js';

/**
 * Days on which snapshots say the same of a post: every complete snapshot from `from` to `to` says so. What an incomplete one
 * says stands alone (`partial`), for it says nothing of whom it leaves out.
 */
export interface Run {
  readonly from: Day;
  readonly to: Day;
  readonly partial?: true;
  readonly said: Said;
}

/** What a post's runs are once the snapshot of a day says something else of it, or no longer mentions it. */
export interface Told {
  readonly day: Day;
  /** Whether the day's snapshot is complete. */
  readonly complete: boolean;
  /** Nothing: the snapshot does not mention the post. */
  readonly said: Said | undefined;
}

/**
 * @param others the days of all other complete snapshots, in order
 * @returns runs in order of day, each as long as can be; the same whatever the order in which days were told
 */
export function withDay(runs: readonly Run[], told: Told, others: readonly Day[]): Run[] {
  const { day, complete, said } = told;
  const without = runs.flatMap(run => withoutDay(run, day, others));
  const now = said === undefined ? [] : [{ from: day, to: day, ...(complete ? {} : PARTIAL), said }];
  return joined([...without, ...now], complete ? withDayIn(others, day) : others);
}

const PARTIAL = { partial: true } as const;

function withoutDay(run: Run, day: Day, others: readonly Day[]): Run[] {
  if (day < run.from || day > run.to) return [run];
  if (run.partial) return [];
  const before = others.findLast(other => other < day);
  const after = others.find(other => other > day);
  return [
    ...(before !== undefined && before >= run.from ? [{ ...run, to: before }] : []),
    ...(after !== undefined && after <= run.to ? [{ ...run, from: after }] : []),
  ];
}

function joined(runs: readonly Run[], complete: readonly Day[]): Run[] {
  const whole: Run[] = [];
  let lastWhole = -1;
  for (const run of inOrderOfDay(runs)) {
    const before = whole[lastWhole];
    const follows =
      !run.partial &&
      before !== undefined &&
      complete.find(day => day > before.to) === run.from &&
      canonicalJson(before.said) === canonicalJson(run.said);
    if (follows) whole[lastWhole] = { ...before, to: run.to };
    else {
      whole.push(run);
      if (!run.partial) lastWhole = whole.length - 1;
    }
  }
  return whole;
}

/** A post's runs are kept by pseudonym, and come back in no order. */
export function inOrderOfDay(runs: readonly Run[]): Run[] {
  return [...runs].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** What is said of a post on a day, in order of day. Days on which an incomplete snapshot leaves it out are absent. */
export type Sighting = { readonly day: Day } & (
  { readonly said: Said; readonly complete: boolean } | { readonly said: 'absent' }
);

/**
 * @param runs in order of day
 * @param complete the days of all complete snapshots, in order
 */
export function sightingsOf(runs: readonly Run[], complete: readonly Day[]): Sighting[] {
  const whole = runs.filter(({ partial }) => !partial);
  let nth = 0;
  const onComplete = complete.map((day): Sighting => {
    while (nth < whole.length && whole[nth]!.to < day) nth += 1;
    const run = whole[nth];
    return run !== undefined && run.from <= day
      ? { day, said: run.said, complete: true }
      : { day, said: 'absent' };
  });
  const alone = runs.flatMap((run): Sighting[] =>
    run.partial ? [{ day: run.from, said: run.said, complete: false }] : [],
  );
  if (alone.length === 0) return onComplete;
  return [...onComplete, ...alone].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Days in order, with one more. */
export function withDayIn(days: readonly Day[], day: Day): Day[] {
  return [...new Set([...days, day])].sort();
}
