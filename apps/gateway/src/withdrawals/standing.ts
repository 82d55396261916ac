import { type Fact, type Predecessors, type SubjectKey } from '@muster/domain';
import {
  factsOf,
  type Otherwise,
  readHead,
  type SentAgain,
  sentAgain,
  type Sql,
  withdrawnEvents,
} from '@muster/store';
import { type Gateway } from '../delivery/gateway.js';
import { type Withdrawals } from './as-received.js';
import { nameOf } from './names.js';

/** A subject's facts as the log has them, and what withdrawals did to its events. */
export interface WithdrawnFrom extends Withdrawals {
  readonly subject: SubjectKey;
  readonly facts: readonly Fact[];
  /** Why, by the name of the event: the newest withdrawal says. */
  readonly reasons: ReadonlyMap<string, string | null>;
}

/** @param otherwise to ask what would be if withdrawals stood otherwise */
export async function withdrawnFrom(
  sql: Sql,
  subjects: readonly SubjectKey[],
  otherwise?: Otherwise,
): Promise<Map<SubjectKey, WithdrawnFrom>> {
  const facts = await factsOf(sql, subjects);
  const withdrawals = await withdrawalsOf(sql, subjects, otherwise);
  return new Map(
    [...facts].map(([subject, own]) => [
      subject,
      { ...withdrawals(subject), subject, facts: own.map(({ fact }) => fact) },
    ]),
  );
}

/** What withdrawals did to the events of subjects, by subject. */
export async function withdrawalsOf(
  sql: Sql,
  subjects: readonly SubjectKey[],
  otherwise?: Otherwise,
): Promise<(subject: string) => Omit<WithdrawnFrom, 'facts' | 'subject'>> {
  const withdrawn = bySubject(await withdrawnEvents(sql, subjects, otherwise));
  const again = bySubject(await sentAgain(sql, subjects));
  return subject => {
    const reasons = new Map(
      (withdrawn.get(subject) ?? []).map(event => [nameOf(event), event.reason] as const),
    );
    const originals = new Map(
      (again.get(subject) ?? []).map((event: SentAgain) => [nameOf(event), event.original] as const),
    );
    return { withdrawn: new Set(reasons.keys()), originals, reasons };
  };
}

/** Which sources' events one may mean by their ids, under the newest reference. */
export async function predecessorsNow({ database, referenceAt }: Gateway): Promise<Predecessors> {
  const { epoch } = await readHead(database);
  const { predecessors } = await referenceAt(database, epoch);
  return source => predecessors.get(source) ?? [];
}

function bySubject<Event extends { readonly subject: string }>(
  events: readonly Event[],
): Map<string, Event[]> {
  const found = new Map<string, Event[]>();
  for (const event of events) found.set(event.subject, [...(found.get(event.subject) ?? []), event]);
  return found;
}
