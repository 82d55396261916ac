import { EVENT_TYPES, type EventType, isDay, isEventType } from '@muster/domain';
import { type FastifyRequest } from 'fastify';
import { rowsOf, takeRows } from '../delivery/take-csv.js';
import { parseReplaces, type Replaces } from '../keyed/replaces.js';
import { type Supplier } from '../suppliers/supplier.js';
import { type Answer, answerTo } from './answer.js';
import { LIMITS, readBody } from './body.js';
import { faultOfSource } from './own-source.js';
import { DoorProblem } from './problems.js';
import { matching, type Parameter, readQuery, sourceName, yesOrNo } from './query.js';
import { appended, deliveryOf, type Receiving } from './receiving.js';

const replaced: Parameter<Replaces> = {
  expected: 'two days, as 2025-01-01..2025-12-31',
  read: text => {
    const [from, to] = text.split('..');
    return isDay(from) && isDay(to) && text === `${from}..${to}` && from <= to
      ? parseReplaces(text)
      : undefined;
  },
};

export interface CsvAnswer extends Answer {
  /** With `replaces`: facts of the range that the file no longer contains. */
  readonly retracted?: number;
  readonly note?: string;
}

/** `POST /v1/events?type=…` with text/csv: rows of one event type. Where they have no ids, business keys stand for them. */
export async function receiveCsv(
  { gateway, pace }: Receiving,
  supplier: Supplier,
  request: FastifyRequest,
): Promise<CsvAnswer> {
  const asked = readQuery(request, {
    dryRun: yesOrNo,
    type: matching<EventType>(`an event type: ${EVENT_TYPES.join(', ')}`, isEventType),
    source: sourceName,
    time: matching('an instant, as 2023-09-30T12:00:00Z', text => text.length <= 40),
    replaces: replaced,
  });
  const { type } = asked;
  if (type === undefined)
    throw new DoorProblem(
      'bad-query',
      'type: a CSV file is of one event type: name it, as ?type=post.started',
    );
  const range = rangeOf(supplier, asked.source, asked.replaces);
  const now = gateway.clock.now().toISOString();
  const defaults = {
    ...(asked.source === undefined ? {} : { source: asked.source }),
    time: asked.time ?? now,
  };
  const { items } = await readBody(request, bytes => rowsOf(bytes, type, defaults, LIMITS.items));
  await pace.spend(supplier, items.length);
  const delivery = deliveryOf(gateway, supplier, { door: 'csv', name: type, dryRun: asked.dryRun ?? false });
  const { retracted, note, ...taken } = await appended(() => takeRows(gateway, delivery, type, items, range));
  return {
    ...answerTo(taken),
    ...(retracted === undefined || range === undefined ? {} : { retracted }),
    ...(note === undefined ? {} : { note }),
  };
}

/** A range is emptied by a file that says nothing of it: whose it is must be plain before. */
function rangeOf(
  supplier: Supplier,
  source: string | undefined,
  replaces: Replaces | undefined,
): (Replaces & { readonly source: string }) | undefined {
  if (source === undefined) {
    if (replaces === undefined) return undefined;
    throw new DoorProblem(
      'bad-query',
      'source: with replaces, name the source whose facts the file replaces',
    );
  }
  const fault = faultOfSource(supplier, source);
  if (fault)
    throw new DoorProblem(
      'rejected',
      `${replaces ? 'the facts are not yours to replace: ' : ''}source: expected ${fault.expected}`,
      [fault],
    );
  return replaces && { ...replaces, source };
}
