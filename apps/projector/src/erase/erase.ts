import { type SubjectKey, topicOf } from '@muster/domain';
import { type Clock, systemClock } from '@muster/platform';
import {
  blankRecords,
  deleteAliasesOf,
  deleteBusinessKeys,
  deleteFacts,
  deleteParkedNaming,
  deleteRowsOf,
  type ErasureReceipt,
  foldsAnotherLog,
  type FoundRecord,
  type Head,
  holdErasures,
  holdHead,
  keepReceipt,
  logEnds,
  noteErased,
  pruneJson,
  readReceipt,
  receiptsOf,
  recordsNaming,
  recordsOfFacts,
  type StoredFact,
  type Transaction,
} from '@muster/store';
import { randomBytes } from 'node:crypto';
import { type Folding } from '../folding.js';
import { checkNamesNobody } from './names-nobody.js';
import { pseudonymsOf } from './person-of.js';
import { foldersOf, takeOut } from './take-out.js';

export interface ErasureRequest {
  /** Who erases, and why: kept on the receipt, so neither may name the person. */
  readonly by: string;
  readonly reason: string;
  /** Only the pseudonyms given, not those linked with them: the others stay, and are folded without. */
  readonly alone?: boolean;
  readonly clock?: Clock;
}

export interface Erasure {
  /** `nothing-new`: they were erased before, and nothing of them had come since; the receipt is the one of then. */
  readonly outcome: 'erased' | 'nothing-new';
  readonly receipt: ErasureReceipt;
  /** To be shown to whoever decides, before; never to be kept. */
  readonly pseudonyms: readonly SubjectKey[];
}

const PEOPLE = topicOf('person');
const KAFKA_KEEPS_DAYS = 14;

/**
 * Erases persons: their contributions, facts, parked events, payloads in the PostgreSQL log, and every row that names them; keeps an
 * HMAC of each pseudonym, by which all that comes later, or again, is refused. One transaction: all of it or nothing.
 * Folding waits for it, but not while the log is searched, which is the long part.
 * @throws {MusterFault} `not-a-person`, `names-somebody`, `other-generation`, `other-rebuild`
 */
export function eraseSubjects(
  to: Folding,
  subjects: readonly SubjectKey[],
  request: ErasureRequest,
): Promise<Erasure> {
  return whileLinksHold(() =>
    to.database.transaction(transaction => erase(to, transaction, subjects, request)),
  );
}

/** What `eraseSubjects` would do, to the last row: it is done, and rolled back. */
export async function planErasure(
  to: Folding,
  subjects: readonly SubjectKey[],
  request: ErasureRequest,
): Promise<Erasure> {
  try {
    return await whileLinksHold(() =>
      to.database.transaction<Erasure>(async transaction => {
        throw new Planned(await erase(to, transaction, subjects, request));
      }),
    );
  } catch (error) {
    if (error instanceof Planned) return error.erasure;
    throw error;
  }
}

class Planned extends Error {
  constructor(readonly erasure: Erasure) {
    super('rolled back');
  }
}

async function erase(
  to: Folding,
  transaction: Transaction,
  subjects: readonly SubjectKey[],
  request: ErasureRequest,
): Promise<Erasure> {
  checkNamesNobody(request.by, request.reason);
  const asked = () =>
    request.alone === true ? askedAlone(to, transaction, subjects) : pseudonymsOf(to, transaction, subjects);
  const expected = await asked();
  const searched = await logEnds(transaction);
  const found = await recordsNaming(transaction, expected);

  // What can be long is done before the head is held: events go on coming in.
  await holdErasures(transaction, 'alone');
  const pruned = await pruneJson(transaction, expected);
  const head = await holdHead(transaction, 'alone');
  const pseudonyms = await asked();
  if (pseudonyms.join() !== expected.join()) throw new LinkedMeanwhile();
  const since = await recordsNaming(transaction, pseudonyms, searched);
  return eraseAlone(to, transaction, head, request, { pseudonyms, records: [...found, ...since], pruned });
}

/** The person has more pseudonyms, or fewer, than were searched for: begin again. */
class LinkedMeanwhile extends Error {}

async function whileLinksHold<T>(work: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof LinkedMeanwhile)) throw error;
    }
}

async function askedAlone(to: Folding, transaction: Transaction, subjects: readonly SubjectKey[]) {
  await pseudonymsOf(to, transaction, subjects); // refuses what is no person
  return [...new Set(subjects)].sort();
}

interface Found {
  readonly pseudonyms: readonly SubjectKey[];
  /** Those of the log that name them. */
  readonly records: readonly FoundRecord[];
  /** What was taken out of JSON about several, in rows by table. */
  readonly pruned: Readonly<Record<string, number>>;
}

/** The head is held alone. */
async function eraseAlone(
  to: Folding,
  transaction: Transaction,
  head: Head,
  { by, reason, clock = systemClock }: ErasureRequest,
  { pseudonyms, records, pruned }: Found,
): Promise<Erasure> {
  const erased = new Set(pseudonyms);
  let facts: readonly StoredFact[] = [];
  let foldedAgain = 0;
  for (const generation of await foldersOf(to, transaction, head)) {
    const taken = await takeOut(to, transaction, generation, head, erased);
    facts = taken.facts; // the same in every generation: facts belong to none
    foldedAgain = taken.foldedAgain;
  }
  const own = facts.filter(({ fact }) => erased.has(fact.subject));
  const ofFacts = await recordsOfFacts(transaction, PEOPLE, facts.map(placeOf));
  await deleteFacts(transaction, facts);
  const parked = await deleteParkedNaming(transaction, pseudonyms, records);
  const logPayloads = await blankRecords(
    transaction,
    pseudonyms,
    distinct([...records, ...ofFacts, ...parked]),
  );
  const keys = await deleteBusinessKeys(transaction, facts);
  const aliases = await deleteAliasesOf(transaction, pseudonyms);
  const rows = await deleteRowsOf(transaction, pseudonyms);
  const elsewhere = sumsOf([{ 'gateway.business_key': keys, 'muster.alias': aliases }, rows, pruned]);

  const before = await receiptsOf(transaction, pseudonyms);
  const nothingNew = [facts, parked, Object.keys(elsewhere)].every(({ length }) => length === 0);
  if (nothingNew && logPayloads === 0 && before[0] !== undefined)
    return { outcome: 'nothing-new', receipt: (await readReceipt(transaction, before[0]))!, pseudonyms };

  const erasedAt = clock.now();
  const receipt: ErasureReceipt = {
    id: randomBytes(8).toString('hex'),
    erasedAt: erasedAt.toISOString(),
    by,
    reason,
    pseudonyms: pseudonyms.length,
    facts: own.length,
    linksOfOthers: facts.length - own.length,
    parked: parked.length,
    logPayloads,
    elsewhere,
    foldedAgain,
    completeOn: (await foldsAnotherLog(transaction, PEOPLE))
      ? new Date(erasedAt.getTime() + KAFKA_KEEPS_DAYS * 86_400_000).toISOString()
      : erasedAt.toISOString(),
    keeps: `an HMAC of ${pseudonyms.length === 1 ? 'one pseudonym' : `${pseudonyms.length} pseudonyms`}, to refuse what comes again`,
  };
  await keepReceipt(transaction, receipt);
  await noteErased(transaction, pseudonyms, { receipt: receipt.id, erasedAt });
  return { outcome: 'erased', receipt, pseudonyms };
}

function placeOf({ slot, offset, knownAt }: StoredFact) {
  return { slot, offset, knownAt };
}

function distinct(records: readonly FoundRecord[]): FoundRecord[] {
  const keyOf = ({ topic, identity, partition, offset }: FoundRecord) =>
    `${topic} ${identity} ${partition} ${offset}`;
  return [...new Map(records.map(record => [keyOf(record), record])).values()];
}

function sumsOf(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [table, rows] of counts.flatMap(count => Object.entries(count)))
    if (rows > 0) sums[table] = (sums[table] ?? 0) + rows;
  return sums;
}
