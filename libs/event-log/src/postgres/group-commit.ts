import { setImmediate as turn } from 'node:timers/promises';
import type { Sql } from '@muster/store';
import { appendGroup, type PlacedRecord } from './append.sql.js';
import type { PostgresLogSettings } from './settings.js';

export type Offsets = readonly (number | undefined)[];
type GroupLimits = Pick<PostgresLogSettings, 'groupRecords' | 'groupBytes'>;

/** What one caller puts into one group. */
interface Portion {
  readonly records: readonly PlacedRecord[];
  readonly resolve: (offsets: Offsets) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One transaction for the appends of many callers. A lone append commits at once; what arrives while a group
 * commits gathers and goes together in the next. So nobody waits for company, and under load the groups are as large
 * as the commit before them was slow.
 */
export class GroupCommit {
  private readonly waiting: Portion[] = [];
  private committing = false;

  constructor(
    private readonly sql: Sql,
    private readonly limits: GroupLimits,
  ) {}

  /** @param records no more than a group takes (`portionsOf`) */
  append(records: readonly PlacedRecord[]): Promise<Offsets> {
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
      await this.commit(this.waiting.splice(0, fitting));
    }
    this.committing = false;
  }

  private async commit(group: readonly Portion[]): Promise<void> {
    try {
      const offsets = await appendGroup(
        this.sql,
        group.flatMap(portion => portion.records),
      );
      let from = 0;
      for (const { records, resolve } of group) resolve(offsets.slice(from, (from += records.length)));
    } catch (error) {
      for (const portion of group) portion.reject(error);
    }
  }
}

/** A call's records in portions that a group can take. */
export function portionsOf(records: readonly PlacedRecord[], limits: GroupLimits): PlacedRecord[][] {
  const portions: PlacedRecord[][] = [];
  for (let rest = records; rest.length > 0;) {
    const fitting = leading(rest, record => [record], limits);
    portions.push(rest.slice(0, fitting));
    rest = rest.slice(fitting);
  }
  return portions;
}

/** How many of the items, from the first on, a group takes: at least one. */
function leading<T>(
  items: readonly T[],
  recordsOf: (item: T) => readonly PlacedRecord[],
  { groupRecords, groupBytes }: GroupLimits,
): number {
  let records = 0;
  let bytes = 0;
  for (const [index, item] of items.entries()) {
    for (const { value } of recordsOf(item)) {
      records += 1;
      bytes += value.length;
    }
    if (index > 0 && (records > groupRecords || bytes > groupBytes)) return index;
  }
  return items.length;
}
