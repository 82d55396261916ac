import { answerFor, type AskedOtherwise, type Day, type TargetAnswer, type TargetCard } from '@muster/domain';
import { otherEvidence, publishedPeriods, targetCardById, targetCards } from '@muster/store';
import { type Snapshot } from '../freshness/snapshots.js';
import { ApiProblem } from '../http/problems.js';

/** @throws {ApiProblem} `unknown-target` */
export async function targetById(snapshot: Snapshot, id: string): Promise<TargetCard> {
  const card = await targetCardById(snapshot.entities, snapshot.generation, id);
  if (card) return card;
  const known = await targetIds(snapshot);
  const there = known.length === 0 ? 'none is set' : `known are ${known.slice(0, 20).join(', ')}`;
  throw new ApiProblem('unknown-target', `there is no target of this name; ${there}`);
}

export async function targetIds({ entities, generation }: Snapshot): Promise<string[]> {
  return (await targetCards(entities, generation)).map(({ id }) => id);
}

/** Where a target stands on a day, by what this snapshot holds. */
export async function answerOf(
  snapshot: Snapshot,
  card: TargetCard,
  on: Day,
  asked: AskedOtherwise,
): Promise<TargetAnswer> {
  return answerFor(
    card,
    on,
    asked,
    ({ profession, area }) => publishedPeriods(snapshot, snapshot.generation, profession, area),
    otherEvidence(await snapshot.evidence()),
  );
}
