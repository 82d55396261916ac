import { type Card, type TargetCard } from '@muster/domain';
import { type EntityManager } from 'typeorm';
import { TargetCardRow } from './entities.js';

/** Writes a subject's card, or takes it away when there is nothing to show any more. */
export async function putCard(
  entities: EntityManager,
  generation: number,
  before: Card | undefined,
  after: Card | undefined,
): Promise<void> {
  if (after) await entities.upsert(TargetCardRow, rowOf(generation, after.target), ['generation', 'id']);
  else if (before) await entities.delete(TargetCardRow, { generation, id: before.target.id });
}

/** All targets of a generation, by id. */
export async function targetCards(entities: EntityManager, generation: number): Promise<TargetCard[]> {
  const rows = await entities.find(TargetCardRow, { where: { generation }, order: { id: 'ASC' } });
  return rows.map(cardOf);
}

export async function targetCardById(
  entities: EntityManager,
  generation: number,
  id: string,
): Promise<TargetCard | undefined> {
  const row = await entities.findOneBy(TargetCardRow, { generation, id });
  return row ? cardOf(row) : undefined;
}

function rowOf(generation: number, target: TargetCard): TargetCardRow {
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

function cardOf({ id, current, revisions, publications }: TargetCardRow): TargetCard {
  return { id, current, revisions, publications };
}
