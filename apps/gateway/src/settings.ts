import { serviceSettings } from '@muster/platform';
import { Type } from 'typebox';

/** What the environment configures about who may send: the same where one process is all of Muster. */
export const DOOR_SETTINGS = {
  MUSTER_OIDC_ISSUER: Type.Optional(
    Type.String({
      pattern: '^https?://',
      description: 'the URL of an identity provider, for suppliers’ tokens',
    }),
  ),
  MUSTER_OIDC_AUDIENCE: Type.String({
    default: 'muster',
    minLength: 1,
    description: 'the audience that suppliers’ tokens must name',
  }),
  MUSTER_PRIVATE_WEBHOOKS: Type.Boolean({
    default: false,
    description: 'true to let suppliers name webhooks on private networks and over plain HTTP, or false',
  }),
};

export const GatewaySettings = serviceSettings(7301, {
  ...DOOR_SETTINGS,
  MUSTER_KEY_FOLDER: Type.String({
    minLength: 1,
    description: 'the folder of pseudonym.key, the same for every gateway',
  }),
});
