import { type Reply, started } from '../../apps/gateway/src/testing/index.js';

/** What suppliers might send to the doors of `servedDoors`, and what is said of it. */
export const JSON_ONE = { 'content-type': 'application/json' };
export const NDJSON = { 'content-type': 'application/x-ndjson' };
export const CSV = { 'content-type': 'text/csv' };
export const GZIP = { ...NDJSON, 'content-encoding': 'gzip' };
export const CSV_PATH = '/v1/events?type=post.started&source=urn:ods:R0A:esr';
export const SNAPSHOT_PATH = '/v1/snapshots?organisation=R0A&asAt=2026-01-10&source=urn:ods:R0A:esr';
export const HEADER = 'subject,post,organisation,occupation,contract,grade,effectiveOn';
export const rowOf = (post: number, grade = 'Band 6') =>
  `person/nhs-number:9434765919,R0A-${post},R0A,N2J,permanent,${grade},2026-01-05`;
export const SNAPSHOT = 'Assignment Number,Employee Number,Occupation Code,Contract Type,Grade';
/** Made when it is sent: ids are fresh. */
export type Body = () => string | Buffer;
export type Headers = Readonly<Record<string, string>>;
let nth = 0;
const fresh = () => `named-${(nth += 1)}`;
export const line = (change: object = {}, data: object = {}) =>
  JSON.stringify(started(fresh(), { ...change }, data));
export const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');
export const whole = (reply: Reply) => [reply.status, reply.json['code'], reply.json['detail']];
export const items = (reply: Reply) =>
  (reply.json.items ?? []).map(({ item, outcome, code, faults }) => [
    item,
    code ?? outcome,
    ...((faults ?? []) as { expected: string; got: string }[]).map(
      ({ expected, got }) => `${expected}: ${got}`,
    ),
  ]);
