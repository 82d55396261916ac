import { type Database } from '@muster/store';

/** An event as the log has it: under pseudonyms. */
export interface LoggedEvent {
  readonly subject: string;
  readonly source: string;
  readonly id: string;
}

/** Every event that the doors have acknowledged, once. */
export class Ledger {
  private readonly events = new Map<string, LoggedEvent>();
  private unseen = new Map<string, LoggedEvent>();

  add(event: LoggedEvent): void {
    const identity = identityOf(event);
    if (this.events.has(identity)) return;
    this.events.set(identity, event);
    this.unseen.set(identity, event);
  }

  all(): LoggedEvent[] {
    return [...this.events.values()];
  }

  has(event: LoggedEvent): boolean {
    return this.events.has(identityOf(event));
  }

  get size(): number {
    return this.events.size;
  }

  /** What has been acknowledged by now and was not yet seen in the store. */
  waiting(): ReadonlyMap<string, LoggedEvent> {
    return new Map(this.unseen);
  }

  /** Looks for events in the store, among its facts and what it parked. @returns those that are in neither */
  async missing(database: Database, among: ReadonlyMap<string, LoggedEvent>): Promise<LoggedEvent[]> {
    const still = [...among.values()].filter(event => this.unseen.has(identityOf(event)));
    if (still.length === 0) return [];
    const rows = await database.rows<LoggedEvent>(MISSING, [
      JSON.stringify(still.map(({ subject, source, id }) => ({ subject, source, id }))),
    ]);
    const absent = new Set(rows.map(identityOf));
    for (const event of still) if (!absent.has(identityOf(event))) this.unseen.delete(identityOf(event));
    return rows;
  }
}

export function identityOf({ subject, source, id }: LoggedEvent): string {
  return `${subject}\0${source}\0${id}`;
}

const MISSING = `
  SELECT subject, source, id FROM jsonb_to_recordset($1::jsonb) AS asked (subject text, source text, id text)
  WHERE NOT EXISTS (SELECT FROM muster.fact WHERE (fact.subject, fact.source, fact.id) = (asked.subject, asked.source, asked.id))
    AND NOT EXISTS (SELECT FROM muster.parked WHERE (parked.subject, parked.source, parked.id) = (asked.subject, asked.source, asked.id))`;
