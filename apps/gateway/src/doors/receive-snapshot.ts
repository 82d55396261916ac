import { type Day, isDay, ODS_CODE, type OdsCode } from '@muster/domain';
import { dataFolder, MusterFault, todayOf } from '@muster/platform';
import { type FastifyRequest } from 'fastify';
import { join } from 'node:path';
import { BodyFault, contentTypeOf } from '../bodies/index.js';
import { isTelling } from '../delivery/discreet.js';
import { takeSnapshot } from '../delivery/take-snapshot.js';
import { csvRows } from '../files/rows.js';
import { readSnapshotMapping } from '../mappings/mapping.js';
import { sourceOf } from '../mappings/snapshot-mapping.js';
import { type SnapshotSummary } from '../snapshots/summary.js';
import { type Supplier } from '../suppliers/supplier.js';
import { type Answer, answerTo } from './answer.js';
import { LIMITS, readBody } from './body.js';
import { faultOfSource } from './own-source.js';
import { DoorProblem } from './problems.js';
import { matching, readQuery, sourceName, yesOrNo } from './query.js';
import { appended, deliveryOf, type Receiving } from './receiving.js';

export interface SnapshotAnswer extends Answer {
  readonly summary: SnapshotSummary;
}

/** `POST /v1/snapshots`: staff in post on a day, as CSV through a mapping. */
export async function receiveSnapshot(
  { gateway, pace }: Receiving,
  supplier: Supplier,
  request: FastifyRequest,
): Promise<SnapshotAnswer> {
  const asked = readQuery(request, {
    organisation: matching<OdsCode>('an organisation code of 2 to 8 capitals and digits', text =>
      ODS_CODE.test(text),
    ),
    asAt: matching<Day>(
      'a day that has come, from 1950 on, as YYYY-MM-DD',
      text => isDay(text) && text >= '1950-01-01' && text <= todayOf(gateway.clock),
    ),
    complete: yesOrNo,
    mapping: matching('the name of a mapping', text => /^[a-z0-9-]{1,60}$/.test(text) && !isTelling(text)),
    source: sourceName,
    dryRun: yesOrNo,
  });
  const { organisation, asAt, complete = false, dryRun = false } = asked;
  if (organisation === undefined || asAt === undefined)
    throw new DoorProblem(
      'bad-query',
      'organisation and asAt: a snapshot is of an organisation on a day, as ?organisation=R0A&asAt=2026-10-31',
    );
  const mapping = mappingOf(asked.mapping ?? 'staff-in-post');
  const source = asked.source ?? sourceOf(mapping, organisation);
  refuseOthers(supplier, organisation, source);
  await pace.spend(supplier, 1);
  const delivery = deliveryOf(gateway, supplier, { door: 'snapshot', name: mapping.name, dryRun });
  contentTypeOf(request.headers['content-type'], ['text/csv']);
  const csv = await readBody(request, bytes => csvRows(bytes, LIMITS.items));
  const taken = await appended(() =>
    takeSnapshot(gateway, delivery, {
      organisation,
      asAt,
      complete,
      source,
      mapping,
      workplaces: supplier.workplaces,
      rows: csv.rows,
      header: csv.header,
    }).catch((error: unknown) => {
      if (error instanceof MusterFault && !(error instanceof BodyFault))
        throw new DoorProblem('bad-body', `${error.message}${error.remedy ? `; ${error.remedy}` : ''}`);
      throw error;
    }),
  );
  const { rows, badRows } = taken.summary;
  const answer = answerTo(taken, rows - badRows);
  return { ...answer, summary: taken.summary };
}

function mappingOf(name: string) {
  try {
    return readSnapshotMapping(join(dataFolder(), 'mappings'), name);
  } catch (error) {
    if (!(error instanceof MusterFault)) throw error;
    throw new DoorProblem('bad-query', `mapping: ${error.message}; ${error.remedy ?? ''}`);
  }
}

/** A snapshot speaks for the whole of an organisation. */
function refuseOthers(supplier: Supplier, organisation: OdsCode, source: string): void {
  const { organisations, kinds } = supplier;
  const ofSource = faultOfSource(supplier, source);
  const faults = [
    ...(organisations === 'any' || organisations.includes(organisation)
      ? []
      : [
          {
            pointer: 'organisation',
            expected: 'an organisation that you speak for',
            got: organisation,
            remedy: 'mend its code, or ask whoever runs Muster to grant it to you',
          },
        ]),
    ...(ofSource ? [ofSource] : []),
    ...(kinds.includes('person')
      ? []
      : [
          {
            pointer: '',
            expected: 'a supplier who may send events about people',
            got: 'one who may not',
            remedy: 'ask whoever runs Muster to grant it to you',
          },
        ]),
  ];
  if (faults.length > 0)
    throw new DoorProblem(
      'rejected',
      `the snapshot is not yours to send: ${faults.map(({ expected, got }) => `expected ${expected}, got ${got}`).join('; ')}`,
      faults,
    );
}
