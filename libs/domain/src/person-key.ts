import { type Branded, NotA } from './brand.js';

/** A person's pseudonym: 128 bits of HMAC-SHA-256 in hex. Nothing that identifies the person is behind it here. */
export type PersonKey = Branded<string, 'PersonKey'>;

/** @throws {NotA} */
export function personKey(text: string): PersonKey {
  if (!/^[0-9a-f]{32}$/.test(text)) throw new NotA('a pseudonym of 32 hexadecimal digits', text);
  return text as PersonKey;
}
