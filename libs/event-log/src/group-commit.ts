import { setImmediate as turn } from 'node:timers/promises';
import { leading, type PortionLimits } from './portions.js';

/** What one caller puts into one group. */
interface Portion<Record, Answer> {
  readonly records: readonly Record[];
  readonly resolve: (answers: Answer[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One commit for the appends of many callers. A lone append commits at once; what arrives while a group
 * commits gathers and goes together in the next. So nobody waits for company, and under load the groups are as large
 * as the commit before them was slow.
 */
export class GroupCommit<Record extends { readonly value: Uint8Array }, Answer> {
  private readonly waiting: Portion<Record, Answer>[] = [];
  private committing = false;

  /** @param commit makes the records durable, and answers for each, in the order given */
  constructor(
    private readonly commit: (records: readonly Record[]) => Promise<Answer[]>,
    private readonly limits: PortionLimits,
  ) {}

  /** @param records no more than a group takes (`portionsOf`) */
  append(records: readonly Record[]): Promise<Answer[]> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ records, resolve, reject });
      if (!this.committing) void this.commitAll();
    });
  }

  private async commitAll(): Promise<void> {
    this.committing = true;
    while (this.waiting.length > 0) {
      await turn(); // whoever else appends in this turn of the event loop comes along
      const fitting = leading(this.waiting, portion => portion.records, this.limits);
      await this.commitGroup(this.waiting.splice(0, fitting));
    }
    this.committing = false;
  }

  private async commitGroup(group: readonly Portion<Record, Answer>[]): Promise<void> {
    try {
      const answers = await this.commit(group.flatMap(portion => portion.records));
      let from = 0;
      for (const { records, resolve } of group) resolve(answers.slice(from, (from += records.length)));
    } catch (error) {
      for (const portion of group) portion.reject(error);
    }
  }
}
