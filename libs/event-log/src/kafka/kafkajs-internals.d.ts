/** What this adapter uses of kafkajs 2.2.4 beyond its types (docs/decisions/0025): the version is pinned. */
declare module 'kafkajs/src/network/requestQueue/index.js' {
  class RequestQueue {
    readonly pending: readonly unknown[];
    scheduleCheckPendingRequests(): void;
  }
  export = RequestQueue;
}

declare module 'kafkajs/src/protocol/recordBatch/record/v0/index.js' {
  function encodeRecord(record: {
    readonly offsetDelta: number;
    readonly key: Buffer | null;
    readonly value: Buffer | null;
    readonly headers: Readonly<Record<string, Buffer>>;
  }): { readonly buffer: Buffer };
  export = encodeRecord;
}

declare module 'kafkajs/src/consumer/batch.js' {
  /** What was fetched of a partition: all that came from the offset on, and what of it is for readers. */
  class FetchedBatch<Message extends { readonly offset: string }> {
    constructor(topic: string, fetchedOffset: string, partition: { readonly messages: readonly Message[] });
    readonly messagesWithinOffset: readonly Message[];
    readonly messages: readonly Message[];
  }
  export = FetchedBatch;
}
