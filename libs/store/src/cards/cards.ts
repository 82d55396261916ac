import { type Card, type ScenarioCard, type TargetCard } from '@muster/domain';
import { type EntityManager } from 'typeorm';
import { ScenarioCardRow, TargetCardRow } from './entities.js';

/** Writes a subject's card, or takes it away when there is nothing to show any more. */
export async function putCard(
  entities: EntityManager,
  generation: number,
  before: Card | undefined,
  after: Card | undefined,
): Promise<void> {
  const card = after ?? before;
  if (card === undefined) return;
  const row = card.kind === 'target' ? TargetCardRow : ScenarioCardRow;
  const { id } = card.kind === 'target' ? card.target : card.scenario;
  if (!after) await entities.delete(row, { generation, id });
  else if (after.kind === 'target')
    await entities.upsert(TargetCardRow, targetRow(generation, after.target), ['generation', 'id']);
  else await entities.upsert(ScenarioCardRow, scenarioRow(generation, after.scenario), ['generation', 'id']);
}

/** All targets of a generation, by id. */
export async function targetCards(entities: EntityManager, generation: number): Promise<TargetCard[]> {
  const rows = await entities.find(TargetCardRow, { where: { generation }, order: { id: 'ASC' } });
  return rows.map(targetOf);
}

export async function targetCardById(
  entities: EntityManager,
  generation: number,
  id: string,
): Promise<TargetCard | undefined> {
  const row = await entities.findOneBy(TargetCardRow, { generation, id });
  return row ? targetOf(row) : undefined;
}

/** All scenarios of a generation, by id. */
export async function scenarioCards(entities: EntityManager, generation: number): Promise<ScenarioCard[]> {
  const rows = await entities.find(ScenarioCardRow, { where: { generation }, order: { id: 'ASC' } });
  return rows.map(scenarioOf);
}

export async function scenarioCardById(
  entities: EntityManager,
  generation: number,
  id: string,
): Promise<ScenarioCard | undefined> {
  const row = await entities.findOneBy(ScenarioCardRow, { generation, id });
  return row ? scenarioOf(row) : undefined;
}

function targetRow(generation: number, target: TargetCard): TargetCardRow {
  const { profession, area, revision } = target.current;
  return {
    generation,
    id: target.id,
    profession,
    area,
    revision,
    current: target.current,
    revisions: target.revisions,
    publications: target.publications,
  };
}

function targetOf({ id, current, revisions, publications }: TargetCardRow): TargetCard {
  return { id, current, revisions, publications };
}

function scenarioRow(generation: number, { id, current, revisions }: ScenarioCard): ScenarioCardRow {
  return { generation, id, profession: current.profession, revision: current.revision, current, revisions };
}

function scenarioOf({ id, current, revisions }: ScenarioCardRow): ScenarioCard {
  return { id, current, revisions };
}
