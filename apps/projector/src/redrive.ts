import { type Fault } from '@muster/domain';
import { MusterFault } from '@muster/platform';
import {
  MOST_MEANT,
  type Activity,
  addActivity,
  holdHead,
  noteParkedActs,
  type ParkedAct,
  type ParkedChoice,
  type ParkedPlace,
  takeOutParked,
  type TakenOut,
  type Transaction,
} from '@muster/store';
import { activityOf } from './activity.js';
import { type Decoded, decode } from './decode.js';
import { type Folding } from './folding.js';
import { generationHash } from './generation.js';
import { foldAll, type FoldedRecords, RolledBack } from './fold-all.js';
import { mayMoveReference } from './take-in.js';

/** What became, or would become, of a parked event that is tried again. */
export interface Redriven extends ParkedPlace {
  readonly source: string | null;
  readonly parkedFor: string;
  readonly became: 'applied' | 'duplicate' | 'parked';
  /** Of one that is parked again: why now. */
  readonly reason?: string;
  readonly faults: readonly Fault[];
}

const TRIES = 5;

/** Thrown to roll back what was only tried. */
class Tried extends Error {
  constructor(readonly redriven: readonly Redriven[]) {
    super('tried');
  }
}

/**
 * Takes parked events in as if they came now, in place: as the records that they are, accepted when they were. What is wrong with them still
 * parks them again. All in one transaction; a dry run is that transaction, rolled back, so what it says is what happens unless something
 * else arrives meanwhile. Of many, the first `MOST_MEANT`: `parkedMeant` says how many there are.
 * @param by who does it, and answers for it
 * @throws {MusterFault} `none-parked`, `other-generation`, `busy`
 */
export async function redrive(
  to: Folding,
  choice: Omit<ParkedChoice, 'limit'>,
  how: { readonly by: string } | { readonly dryRun: true },
): Promise<readonly Redriven[]> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await to.database.transaction(transaction => redriveIn(to, transaction, choice, how));
    } catch (error) {
      if (error instanceof Tried) return error.redriven;
      if (!(error instanceof RolledBack) || error.outcome === 'other-generation') throw error;
      if (tries === TRIES)
        throw new MusterFault(
          'busy',
          'the same people are being folded all the time',
          'try again in a while',
        );
    }
  }
}

async function redriveIn(
  to: Folding,
  transaction: Transaction,
  choice: Omit<ParkedChoice, 'limit'>,
  how: { readonly by: string } | { readonly dryRun: true },
): Promise<readonly Redriven[]> {
  const rows = await takeOutParked(transaction, { ...choice, limit: MOST_MEANT });
  if (rows.length === 0)
    throw new MusterFault(
      'none-parked',
      'no such event is parked',
      '"muster ops parked" lists those that are',
      2,
    );
  const decoded = rows.map(decodedAgain);
  const head = await holdHead(transaction, decoded.some(mayMoveReference) ? 'alone' : 'shared');
  if (head.generation?.hash !== generationHash(to.tables))
    throw new MusterFault(
      'other-generation',
      'the read models were made by another version',
      'redrive with the version that made them, or let this one rebuild them (muster start does)',
    );
  const { generation, building, epoch } = head;
  const folded = await foldAll(to, decoded, transaction, { generation: generation.number, building, epoch });
  await addActivity(transaction, noLongerParked(rows));
  const redriven = rows.map(row => becameOf(row, folded));
  if ('dryRun' in how) throw new Tried(redriven);
  await noteParkedActs(
    transaction,
    how.by,
    redriven.map((one, nth): ParkedAct => ({ ...one, identity: rows[nth]!.identity })),
  );
  return redriven;
}

function decodedAgain({ topic, partition, identity, offset, subject, payload, knownAt }: TakenOut): Decoded {
  const record = { offset, key: subject ?? '', value: payload, appendedAt: knownAt };
  return decode(record, { topic, partition, identity });
}

function becameOf(row: TakenOut, { accepted, duplicates, parked }: FoldedRecords): Redriven {
  const { topic, partition, offset, source, reason: parkedFor } = row;
  const isHere = (place: ParkedPlace) =>
    place.topic === topic && place.partition === partition && place.offset === offset;
  const told = { topic, partition, offset, source, parkedFor };
  const again = parked.find(isHere);
  if (again) return { ...told, became: 'parked', reason: again.reason, faults: again.faults };
  if (accepted.some(isHere)) return { ...told, became: 'applied', faults: [] };
  if (duplicates.some(isHere)) return { ...told, became: 'duplicate', faults: [] };
  throw new Error(`nothing became of ${topic}:${partition}:${offset}`);
}

/** They were counted as parked when they came; what becomes of them now is counted anew. */
function noLongerParked(rows: readonly TakenOut[]): Activity[] {
  const counted = rows.map(({ source, ...row }) => ({ ...row, source: source ?? undefined }));
  return activityOf([], [], counted).map(activity => ({ ...activity, parked: -activity.parked }));
}
