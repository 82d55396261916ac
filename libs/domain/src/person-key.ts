import { type Branded } from './brand.js';

/** A person's pseudonym: 128 bits of HMAC-SHA-256 in hex. Nothing that identifies the person is behind it here. */
export type PersonKey = Branded<string, 'PersonKey'>;
