import { type TokenCheck, type TokenSettings } from './token.js';

/**
 * Checks access tokens that suppliers get from an identity provider with their client's credentials (OAuth 2.0
 * client_credentials). One client is one supplier.
 * @see https://www.rfc-editor.org/rfc/rfc9068 (JWT access tokens)
 */
export function tokenCheck(settings: TokenSettings): TokenCheck {
  let check: Promise<TokenCheck> | undefined;
  return async (...asked) => {
    // Here, for few have a provider, and what reads tokens takes 40 ms to load.
    check ??= import('./check-token.js').then(({ checkToken }) => checkToken(settings));
    return (await check)(...asked);
  };
}
