/** A parsed CloudEvent, whatever its topic. `data` is read by field; the wire checks it before it comes here. */
export interface CloudEvent {
  readonly specversion?: string;
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly data: object;
}

/** `post.started` for `muster.post.started.v1`. */
export function nameOf(event: CloudEvent): string {
  return /^muster\.(.+)\.v\d+$/.exec(event.type)?.[1] ?? event.type;
}

/** A field of `data`; the caller knows from the event's name what it holds. */
export function field<T>(event: CloudEvent, name: string): T | undefined {
  return (event.data as Record<string, T | undefined>)[name];
}

/** A field that the event's name guarantees. */
export function required<T>(event: CloudEvent, name: string): T {
  const value = field<T>(event, name);
  if (value === undefined) throw new Error(`${event.type} ${event.id} of ${event.subject} has no ${name}`);
  return value;
}

/** "bytewise" */
export const bytewise = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** "`time` as an instant": nanoseconds since 1970, whatever the offset it was written in. */
export function instantOf(time: string): bigint {
  const fraction = /\.(\d+)/.exec(time)?.[1] ?? '';
  const whole = Date.parse(time.replace(/\.\d+/, ''));
  return BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(9, '0').slice(0, 9));
}

/** "then by `time` as an instant; then by source and id, bytewise"; linked subjects may still tie: then by subject. */
export function byTimeSourceId(a: CloudEvent, b: CloudEvent): number {
  const [earlier, later] = [instantOf(a.time), instantOf(b.time)];
  if (earlier !== later) return earlier < later ? -1 : 1;
  return bytewise(a.source, b.source) || bytewise(a.id, b.id) || bytewise(a.subject, b.subject);
}
