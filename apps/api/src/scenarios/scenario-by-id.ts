import { type ScenarioCard } from '@muster/domain';
import { scenarioCardById, scenarioCards } from '@muster/store';
import { type Snapshot } from '../freshness/snapshots.js';
import { ApiProblem } from '../http/problems.js';

/** @throws {ApiProblem} `unknown-scenario` */
export async function scenarioById(snapshot: Snapshot, id: string): Promise<ScenarioCard> {
  const card = await scenarioCardById(snapshot.entities, snapshot.generation, id);
  if (card) return card;
  const known = (await scenarioCards(snapshot.entities, snapshot.generation)).map(scenario => scenario.id);
  const there = known.length === 0 ? 'none is saved' : `known are ${known.slice(0, 20).join(', ')}`;
  throw new ApiProblem('unknown-scenario', `there is no scenario of this name; ${there}`);
}
