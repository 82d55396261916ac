import { type Outcome, type PairChange, type Spread, type SubjectKey } from '@muster/domain';
import {
  addPacked,
  addWorkforce,
  Deltas,
  type Facts,
  mergeCells,
  moveStandings,
  PackedDeltas,
  putCard,
  type StandingChange,
  type Transaction,
  type Place,
  WorkforceDeltas,
} from '@muster/store';
import { type Crowds } from './crowds.js';

/**
 * What a transaction does to the read models: contributions out and in, each in the slot of the subject that owns them, cards,
 * and the standings that say so.
 */
export class ReadModelChange {
  private readonly bySlot = new Map<number, Deltas>();
  private readonly workforce: WorkforceDeltas;
  /** Taken out lately: most of it comes back with what is put in next. */
  private leaving: PairChange[] = [];
  private spreadLeaving: Spread[] = [];
  private readonly packed = new PackedDeltas();
  private written: readonly Place[] = [];
  private readonly cards: (readonly [Outcome['card'], Outcome['card']])[] = [];
  private readonly moves: StandingChange[] = [];

  constructor(
    private readonly transaction: Transaction,
    private readonly generation: number,
    private readonly crowds: Crowds,
  ) {
    this.workforce = new WorkforceDeltas(crowds.places);
  }

  /** @param facts by which an owner's slot is known: those that the outcome was made of */
  takeOut(outcome: Outcome, facts: Facts): void {
    for (const { owner, contributions, spread, changes } of outcome.parts) {
      this.leaving.push(...changes);
      this.spreadLeaving.push(...spread);
      if (contributions.length > 0) this.slotOf(owner, facts).remove(contributions);
    }
  }

  putIn(outcome: Outcome, facts: Facts): void {
    const coming: PairChange[] = [];
    const spreadComing: Spread[] = [];
    for (const { owner, contributions, spread, changes } of outcome.parts) {
      coming.push(...changes);
      spreadComing.push(...spread);
      if (contributions.length > 0) this.slotOf(owner, facts).add(contributions);
    }
    this.exchange(coming, spreadComing);
  }

  card(before: Outcome['card'], after: Outcome['card']): void {
    if (before ?? after) this.cards.push([before, after]);
  }

  /** Those that were folded. */
  subjects(): SubjectKey[] {
    return this.moves.map(({ subject }) => subject);
  }

  /** Where rows of stock and flows were written. */
  places(): readonly Place[] {
    return this.written;
  }

  move(change: StandingChange): void {
    this.moves.push(change);
  }

  /**
   * Standings first: whoever was overtaken finds out before it waits for anything else. Then cells in one order, so that no
   * two transactions wait for each other.
   * @returns false when a subject was folded by somebody else meanwhile: the caller must roll back
   */
  async write(): Promise<boolean> {
    if (!(await moveStandings(this.transaction, this.generation, this.moves))) return false;
    await mergeCells(this.transaction, this.generation, this.bySlot);
    this.exchange([], []);
    const rows = this.workforce.rows();
    await addWorkforce(this.transaction, this.generation, rows);
    this.written = rows.map(({ place }) => place);
    this.crowds.note(this.generation, this.written);
    const packed = this.packed.rows();
    await addPacked(this.transaction, this.generation, packed);
    this.crowds.notePacked(this.generation, packed);
    for (const [before, after] of this.cards)
      await putCard(this.transaction.entities, this.generation, before, after);
    return true;
  }

  private exchange(coming: readonly PairChange[], spreadComing: readonly Spread[]): void {
    this.workforce.exchange(this.leaving, coming);
    this.leaving = [];
    if (this.spreadLeaving.length + spreadComing.length > 0)
      this.packed.exchange(this.spreadLeaving, spreadComing);
    this.spreadLeaving = [];
  }

  private slotOf(owner: SubjectKey, facts: Facts): Deltas {
    const slot = facts.get(owner)![0]!.slot;
    const deltas = this.bySlot.get(slot) ?? new Deltas();
    this.bySlot.set(slot, deltas);
    return deltas;
  }
}
