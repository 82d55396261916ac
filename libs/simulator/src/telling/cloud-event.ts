/** A CloudEvent 1.0 in its JSON form, with the attributes that Muster's events have. */
export interface CloudEvent {
  readonly specversion: '1.0';
  /** Unique within source and subject. */
  readonly id: string;
  readonly source: string;
  /** `muster.post.started.v1` */
  readonly type: string;
  readonly subject: string;
  /** When the source recorded it, RFC 3339 with offset. */
  readonly time: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What a source sends, and when. */
export interface Sending {
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
  /** Text where it is not even JSON. */
  readonly item: CloudEvent | string;
}

export function wireName(event: string): string {
  return `muster.${event}.v1`;
}
