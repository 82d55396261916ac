import { type FlowLink, type FlowNode } from '../../charts/flow-chart.js';
import { inDigits, percentInWords } from '../../words/numbers.js';
import { figureInWords } from '../../words/figures.js';
import { type CohortYear } from './cohort-years.js';

export interface ReachedStage {
  readonly name: string;
  /** null: nobody could have reached it yet. */
  readonly count: number | null;
  readonly unit: 'applications' | 'people';
  /** Of whom it is a share, and how large a one. */
  readonly words: string;
}

/** From applications to 24 months after completing. Applications are not people: one makes five. */
export function reachedStages(year: CohortYear): ReachedStage[] {
  const applied = year.count('applications');
  const begun = year.count('starters');
  const completed = completedOf(year);
  const ofThose = (count: number, of: number, whom: string) =>
    of > 0 ? `${inDigits(count)}: ${percentInWords((100 * count) / of)} of ${whom}` : inDigits(count);
  const applications = (name: string, count: number, of?: number): ReachedStage => ({
    name,
    count: applied > 0 ? count : null,
    unit: 'applications',
    words:
      applied === 0
        ? 'no applications told'
        : of === undefined
          ? inDigits(count)
          : ofThose(count, of, 'applications'),
  });
  const people = (name: string, count: number, of: number, whom: string): ReachedStage => ({
    name,
    count,
    unit: 'people',
    words: ofThose(count, of, whom),
  });
  return [
    applications('Applied', applied),
    applications('Offered a place', year.count('offers'), applied),
    applications('Accepted it', year.count('accepted'), applied),
    people('Started', begun, 0, ''),
    people('Completed', completed, begun, 'starters'),
    people('Registered', year.count('registered'), completed, 'completed'),
    people('First post', year.count('first-post'), completed, 'completed'),
    afterMonths(year, '12'),
    afterMonths(year, '24'),
  ];
}

/** Of those only who completed so long ago: the others cannot have been followed that far. */
function afterMonths(year: CohortYear, months: string): ReachedStage {
  const share = year.of('in-post-share', months);
  const name = `In post ${months} months after`;
  if (share?.value == null) return { name, count: null, unit: 'people', words: figureInWords(share) };
  const count = Math.round((share.value * share.of!) / 100);
  return {
    name,
    count,
    unit: 'people',
    words: `${inDigits(count)}: ${percentInWords(share.value)} of ${inDigits(share.of!)}`,
  };
}

export function completedOf(year: CohortYear): number {
  return year.count('completed-on-time') + year.count('completed-late');
}

/** Everybody whose training counts in the area: who began there or came, less who went on elsewhere. */
export function learnersOf(year: CohortYear): number {
  return (
    year.count('starters') +
    year.count('returned') +
    year.count('transferred-in') -
    year.count('transferred-out')
  );
}

/** Where all learners of a year are now; undefined where the counts do not go into each other. */
export function learnerFlow(
  year: CohortYear,
): { readonly nodes: FlowNode[]; readonly links: FlowLink[] } | undefined {
  const [begun, completed] = [learnersOf(year), completedOf(year)];
  const [withdrawn, inTraining] = [year.count('withdrawn'), year.count('in-training')];
  const [registered, first, left] = [
    year.count('registered'),
    year.count('first-post'),
    year.count('left-profession'),
  ];
  if (begun <= 0 || withdrawn + inTraining + completed !== begun) return undefined;
  // Who is in post without a registration that was told would make the next stage larger than this one.
  const through = registered >= first && registered <= completed;
  if (!through && first > completed) return undefined;
  const before = through ? 'registered' : 'completed';
  const nodes: FlowNode[] = [
    { id: 'begun', name: 'Learners', kind: 'on', column: 0 },
    { id: 'on-time', name: 'Completed on time', kind: 'on', column: 1 },
    { id: 'late', name: 'Completed late', kind: 'on', column: 1 },
    { id: 'in-training', name: 'In training still', kind: 'open', column: 1 },
    { id: 'withdrawn', name: 'Withdrawn', kind: 'out', column: 1 },
    { id: 'completed', name: 'Completed', kind: 'on', column: 2 },
    { id: 'registered', name: 'Registered', kind: 'on', column: 3 },
    { id: 'not-registered', name: 'No registration told', kind: 'open', column: 3 },
    { id: 'first-post', name: 'First post', kind: 'on', column: 4 },
    { id: 'no-post', name: 'No post told', kind: 'open', column: 4 },
    { id: 'stayed', name: 'In the profession', kind: 'on', column: 5 },
    { id: 'left', name: 'Left the profession', kind: 'out', column: 5 },
  ];
  const links: FlowLink[] = [
    { source: 'begun', target: 'on-time', value: year.count('completed-on-time') },
    { source: 'begun', target: 'late', value: year.count('completed-late') },
    { source: 'begun', target: 'in-training', value: inTraining },
    { source: 'begun', target: 'withdrawn', value: withdrawn },
    { source: 'on-time', target: 'completed', value: year.count('completed-on-time') },
    { source: 'late', target: 'completed', value: year.count('completed-late') },
    ...(through
      ? [
          { source: 'completed', target: 'registered', value: registered },
          { source: 'completed', target: 'not-registered', value: completed - registered },
        ]
      : []),
    { source: before, target: 'first-post', value: first },
    { source: before, target: 'no-post', value: (through ? registered : completed) - first },
    { source: 'first-post', target: 'stayed', value: first - left },
    { source: 'first-post', target: 'left', value: left },
  ];
  return { nodes, links: links.filter(({ value }) => value > 0) };
}

/** The year in two sentences. */
export function yearInWords(year: CohortYear): string {
  const learners = learnersOf(year);
  return `${inDigits(learners)} learners: ${inDigits(completedOf(year))} have completed, ${inDigits(year.count('withdrawn'))} withdrew and ${inDigits(year.count('in-training'))} are in training still. ${inDigits(year.count('first-post'))} have had a first post.`;
}
