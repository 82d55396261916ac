import { type Publication, type ScenarioRevision, type TargetRevision } from '@muster/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A target as it reads now, and how it read before: one row a target and generation. */
@Entity({ schema: 'muster', name: 'card_target' })
export class TargetCardRow {
  @PrimaryColumn({ type: 'smallint' })
  generation!: number;

  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  profession!: string;

  @Column({ type: 'text' })
  area!: string;

  /** The id of the event that made the current revision. */
  @Column({ type: 'text' })
  revision!: string;

  @Column({ type: 'jsonb' })
  current!: TargetRevision;

  @Column({ type: 'jsonb' })
  revisions!: readonly TargetRevision[];

  @Column({ type: 'jsonb' })
  publications!: readonly Publication[];
}

/** A scenario as it reads now, and how it read before: one row a scenario and generation. */
@Entity({ schema: 'muster', name: 'card_scenario' })
export class ScenarioCardRow {
  @PrimaryColumn({ type: 'smallint' })
  generation!: number;

  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  profession!: string;

  /** The id of the event that made the current revision. */
  @Column({ type: 'text' })
  revision!: string;

  @Column({ type: 'jsonb' })
  current!: ScenarioRevision;

  @Column({ type: 'jsonb' })
  revisions!: readonly ScenarioRevision[];
}

export const cardEntities = [TargetCardRow, ScenarioCardRow];
