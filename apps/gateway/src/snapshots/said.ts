import { type Day } from '@muster/domain';

/** What a row says of a post as it is on the snapshot's day. A field that the row leaves blank is absent: unknown. */
export interface PostRow {
  /** `person/…`: the surest of the row's identifiers. */
  readonly subject: string;
  /** The row's other identifiers. */
  readonly links: readonly { readonly alias: string; readonly basis: string }[];
  readonly startsOn?: Day;
  /** The first day on which the row is as it is now. */
  readonly changedOn?: Day;
  /** The first day on which the person no longer holds the post. */
  readonly endsOn?: Day;
  readonly reason?: string;
  readonly destination?: string;
  readonly joinedBy?: string;
  readonly trainedIn?: string;
  readonly fields: PostFields;
}

/** What a `post.changed` can name. */
export interface PostFields {
  readonly organisation: string;
  readonly employer?: string;
  readonly occupation: string;
  readonly jobRole?: string;
  readonly grade?: string;
  readonly specialty?: string;
  /** As on the wire: up to five decimals. */
  readonly fte?: number;
  readonly contract: string;
  readonly status?: string;
  readonly statusReason?: string;
}

/** `unreadable`: the post is in the snapshot, but its row came back. Its state is taken to be what it was. */
export type Said = PostRow | 'unreadable';
