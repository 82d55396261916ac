import { DOOR_SETTINGS } from '@muster/gateway';
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
  ...DOOR_SETTINGS,
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
