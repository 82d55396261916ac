import { type Sql } from '@muster/store';
import { type Supplier } from './supplier.js';

/** Whose access tokens are believed. */
export interface TokenSettings {
  /** The identity provider, as its tokens and its discovery document name it. */
  readonly issuer: string;
  /** What the provider calls Muster: tokens for others are no use here. */
  readonly audience: string;
}

export type TokenRefusal =
  | 'none'
  | 'malformed'
  /** Well-formed, but by another issuer, for another audience, or not signed by a key of the provider. */
  | 'not-valid'
  | 'expired'
  /** Good, but no supplier has its client. */
  | 'unknown'
  | 'closed'
  /** Nobody can tell now: the request is to be repeated (503), not the token to be replaced. */
  | 'provider-away';

export type TokenAuthentication =
  | { readonly ok: true; readonly supplier: Supplier; readonly client: string }
  | {
      readonly ok: false;
      readonly reason: TokenRefusal;
      /** For the log: what of the token or of the provider it was. Nothing of the token itself. */
      readonly detail?: string;
    };

export type TokenCheck = (
  sql: Sql,
  authorization: string | undefined,
  now: Date,
) => Promise<TokenAuthentication>;
