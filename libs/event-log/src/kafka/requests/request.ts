/** A request that kafkajs does not know, in the form in which it sends its own: over a connection that it opened and authenticated. */
export interface OwnRequest<Answer> {
  readonly request: {
    readonly apiKey: number;
    readonly apiVersion: number;
    readonly apiName: string;
    encode(): Promise<{ readonly buf: Buffer; readonly buffer: Buffer }>;
  };
  readonly response: {
    decode(body: Buffer): Promise<Answer>;
    parse(answer: Answer): Promise<Answer>;
  };
}

export interface Api {
  readonly key: number;
  readonly version: number;
  readonly name: string;
}

export function ownRequest<Answer>(
  api: Api,
  body: Buffer,
  read: (answer: Reader) => Answer,
): OwnRequest<Answer> {
  return {
    request: {
      apiKey: api.key,
      apiVersion: api.version,
      apiName: api.name,
      encode: () => Promise.resolve({ buf: body, buffer: body }),
    },
    response: {
      decode: answer => Promise.resolve(read(new Reader(answer))),
      parse: answer => Promise.resolve(answer),
    },
  };
}

/**
 * Reads the primitive types of the protocol, one after another.
 * @see https://kafka.apache.org/protocol#protocol_types
 */
export class Reader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  int8(): number {
    return this.bytes.readInt8(this.next(1));
  }

  int16(): number {
    return this.bytes.readInt16BE(this.next(2));
  }

  int32(): number {
    return this.bytes.readInt32BE(this.next(4));
  }

  boolean(): boolean {
    return this.int8() !== 0;
  }

  /** As Kafka's own tools print it. */
  uuid(): string {
    return this.take(16).toString('base64url');
  }

  string(): string | null {
    const length = this.int16();
    return length < 0 ? null : this.take(length).toString();
  }

  array<Item>(item: () => Item): Item[] {
    return Array.from({ length: Math.max(0, this.int32()) }, item);
  }

  compactString(): string | null {
    const length = this.varint() - 1;
    return length < 0 ? null : this.take(length).toString();
  }

  compactArray<Item>(item: () => Item): Item[] {
    return Array.from({ length: Math.max(0, this.varint() - 1) }, item);
  }

  /** Fields that later versions add, which this one does not need. */
  skipTags(): void {
    for (let tags = this.varint(); tags > 0; tags--) {
      this.varint();
      this.take(this.varint());
    }
  }

  private varint(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes.readUInt8(this.next(1));
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  private take(length: number): Buffer {
    const from = this.next(length);
    return this.bytes.subarray(from, from + length);
  }

  private next(length: number): number {
    const from = this.at;
    this.at += length;
    return from;
  }
}
