import { type Day, wireType } from '@muster/domain';
import { MusterFault } from '@muster/platform';
import { type Sql, supplierNamed } from '@muster/store';
import { listed } from './listed.js';
import { isWithin, noSuchSupplier, type Supplier } from './supplier.js';
import { openSupplier } from './suppliers.js';

/** Who says so when an operator does. */
export const OPERATOR_SOURCE = 'urn:muster:operator';

export interface SourceSuccession {
  /** As the events of the old system name it, to the letter. */
  readonly source: string;
  readonly successor: string;
  readonly effectiveOn: Day;
}

/**
 * The event by which one source takes over from another: from then on the new one may correct what the old one said.
 * @param id unique for good, e.g. a UUID. Said twice, it holds once.
 */
export function sourceSucceeded(
  { source, successor, effectiveOn }: SourceSuccession,
  { id, time }: { readonly id: string; readonly time: Date },
): Readonly<Record<string, unknown>> {
  return {
    specversion: '1.0',
    type: wireType('source.succeeded'),
    source: OPERATOR_SOURCE,
    id,
    subject: `source/${source}`,
    time: time.toISOString(),
    datacontenttype: 'application/json',
    data: { successor, effectiveOn },
  };
}

/**
 * Refuses a change of supplier that names sources which are not theirs. The old supplier may be closed already.
 * @throws {MusterFault} `no-such-supplier`, `bad-succession`
 */
export async function checkSuccession(
  sql: Sql,
  suppliers: { readonly from: string; readonly to: string },
  { source, successor }: Pick<SourceSuccession, 'source' | 'successor'>,
): Promise<void> {
  const from = await supplierNamed(sql, suppliers.from);
  if (!from) throw noSuchSupplier(suppliers.from);
  const to = await openSupplier(sql, suppliers.to);
  const faults = [...faultsOf(from, source), ...faultsOf(to, successor)];
  if (source === successor) faults.push('a source cannot succeed itself');
  if (faults.length > 0)
    throw new MusterFault(
      'bad-succession',
      faults.join('; '),
      'name both sources as their events do; "muster supplier list" shows what each supplier was granted',
      2,
    );
}

function faultsOf({ name, sources }: Supplier, source: string): string[] {
  if (sources.some(granted => isWithin(source, granted))) return [];
  return [`${JSON.stringify(source)} is no source of ${name}, which has ${listed(sources)}`];
}
