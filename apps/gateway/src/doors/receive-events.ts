import { type Fault, faultInWords } from '@muster/domain';
import { type FastifyRequest } from 'fastify';
import {
  BodyFault,
  type Bytes,
  contentTypeOf,
  ndjsonItems,
  readBatch,
  readJson,
  readText,
} from '../bodies/index.js';
import { type ReceivedItem } from '../delivery/check.js';
import { discreet } from '../delivery/discreet.js';
import { takeDelivery } from '../delivery/take.js';
import { type Supplier } from '../suppliers/supplier.js';
import { answerTo, type Answer } from './answer.js';
import { LIMITS, readBody } from './body.js';
import { readQuery, yesOrNo } from './query.js';
import { receiveCsv } from './receive-csv.js';
import { appended, deliveryOf, type Receiving } from './receiving.js';

const TYPES = [
  'application/cloudevents+json',
  'application/cloudevents-batch+json',
  'application/json',
  'application/x-ndjson',
  'text/csv',
] as const;

/** `POST /v1/events`: one CloudEvent, a batch, a file of them, or a CSV file of one event type. */
export async function receiveEvents(
  receiving: Receiving,
  supplier: Supplier,
  request: FastifyRequest,
): Promise<Answer> {
  const type = contentTypeOf(request.headers['content-type'], TYPES);
  if (type === 'text/csv') return receiveCsv(receiving, supplier, request);
  const { dryRun = false } = readQuery(request, { dryRun: yesOrNo });
  const items = await readBody(request, bytes => itemsOf(type, bytes));
  await receiving.pace.spend(supplier, items.length);
  const delivery = deliveryOf(receiving.gateway, supplier, {
    door: type === 'application/x-ndjson' ? 'ndjson' : 'events',
    name: type,
    dryRun,
  });
  return answerTo(await appended(() => takeDelivery(receiving.gateway, delivery, items)));
}

async function itemsOf(type: (typeof TYPES)[number], bytes: Bytes): Promise<ReceivedItem[]> {
  if (type === 'application/x-ndjson') return linesOf(bytes);
  const text = await readText(bytes, LIMITS.bytes);
  if (text.trim() === '')
    throw new BodyFault('empty', 'the body is empty', 'send a CloudEvent, or a list of them');
  const isList =
    type === 'application/cloudevents-batch+json' || (type === 'application/json' && /^\s*\[/.test(text));
  if (!isList) {
    const reading = readJson(text);
    return reading.ok ? [{ at: 0, json: reading.json }] : refuseWhole(reading);
  }
  const reading = readBatch(text, { maxItems: LIMITS.items });
  if (!reading.ok) return refuseWhole(reading);
  const { items, doubled } = reading;
  return items.map((json, at) => {
    const faults = doubled.get(at);
    return faults ? { at, code: 'malformed-json', faults } : { at, json };
  });
}

function refuseWhole({ code, fault }: { code: 'malformed-json' | 'too-large'; fault: Fault }): never {
  const { remedy: _, ...what } = discreet(fault);
  throw new BodyFault(code, faultInWords(what), 'mend it and send the whole again');
}

async function linesOf(bytes: Bytes): Promise<ReceivedItem[]> {
  const items: ReceivedItem[] = [];
  for await (const item of ndjsonItems(bytes)) {
    if (items.length === LIMITS.items)
      throw new BodyFault('too-large', `the file has more than ${LIMITS.items} lines`, 'send it in parts');
    items.push(
      'code' in item
        ? { at: item.at, code: item.code, faults: item.faults }
        : { at: item.at, json: item.json },
    );
  }
  return items;
}
