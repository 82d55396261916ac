import { LOG_LEVELS, readConfig } from '@muster/platform';
import { type Static, Type } from 'typebox';

/** What the environment configures. Every fault is listed at start. */
const SettingsSchema = Type.Object({
  MUSTER_LOG_LEVEL: Type.Enum([...LOG_LEVELS], {
    default: 'warn',
    description: `one of ${LOG_LEVELS.join(', ')}`,
  }),
  MUSTER_HOST: Type.String({ default: '127.0.0.1', description: 'an address to listen on' }),
  MUSTER_PORT: Type.Integer({ minimum: 0, maximum: 65535, default: 7300, description: 'a port, 0 to 65535' }),
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
  MUSTER_KAFKA_BROKERS: Type.Optional(
    Type.String({
      pattern: '^[^\\s,:]+:\\d+(,[^\\s,:]+:\\d+)*$',
      description: 'Kafka brokers as host:port, with commas between them',
    }),
  ),
  MUSTER_POSTGRES_URL: Type.Optional(
    Type.String({ pattern: '^postgres(ql)?://', description: 'postgres://user:password@host:port/database' }),
  ),
});

export type Settings = Static<typeof SettingsSchema>;

export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  return readConfig(SettingsSchema, environment);
}
