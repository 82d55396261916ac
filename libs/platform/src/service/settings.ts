import { type Static, type TProperties, Type } from 'typebox';
import { LOG_LEVELS, type LogLevel } from '../logger.js';

const POSTGRES_URL =
  'postgres://user:password@host:port/database, with %23, %2F, %3F, %40 for #, /, ?, @ in a password';

/** How brokers may want a user to sign in. */
const SASL = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

/** A password with such a character in it ends before that, and what follows is taken for something else. */
function isPostgresUrl(text: string): boolean {
  if (!/^postgres(ql)?:\/\/[^#]+$/.test(text) || !URL.canParse(text)) return false;
  const { pathname, search } = new URL(text);
  return !pathname.includes('@') && !search.includes('@');
}

/**
 * What the environment configures in every process of Muster.
 * @param usualPort where none is named
 * @param usualLogLevel where none is named
 */
export function processSettings(usualPort: number, usualLogLevel: LogLevel) {
  return {
    MUSTER_POSTGRES_URL: Type.Refine(
      Type.String({ description: POSTGRES_URL }),
      isPostgresUrl,
      () => POSTGRES_URL,
    ),
    MUSTER_KAFKA_BROKERS: Type.Optional(
      Type.String({
        pattern: '^[^\\s,:]+:\\d+(,[^\\s,:]+:\\d+)*$',
        description:
          'Kafka brokers as host:port, with commas between them; without it the event log is in PostgreSQL',
      }),
    ),
    MUSTER_KAFKA_TLS: Type.Boolean({ default: false, description: 'true or false' }),
    MUSTER_KAFKA_CA_FILE: Type.Optional(
      Type.String({
        description: 'the path of a PEM file with the authorities that brokers’ certificates are by',
      }),
    ),
    MUSTER_KAFKA_SASL: Type.Optional(
      Type.Enum([...SASL], { description: `how to sign in to Kafka: ${SASL.join(', ')}` }),
    ),
    MUSTER_KAFKA_USER: Type.Optional(Type.String({ description: 'a user of Kafka' })),
    MUSTER_KAFKA_PASSWORD: Type.Optional(Type.String({ description: 'the password of MUSTER_KAFKA_USER' })),
    MUSTER_HOST: Type.String({ default: '127.0.0.1', description: 'an address to listen on' }),
    MUSTER_PORT: Type.Integer({
      minimum: 0,
      maximum: 65535,
      default: usualPort,
      description: 'a port, 0 to 65535',
    }),
    MUSTER_LOG_LEVEL: Type.Enum([...LOG_LEVELS], {
      default: usualLogLevel,
      description: `one of ${LOG_LEVELS.join(', ')}`,
    }),
  };
}

/**
 * The schema of a service's environment.
 * @param own what the service has beside what all have
 */
export function serviceSettings<Own extends TProperties>(usualPort: number, own: Own) {
  return Type.Object({ ...processSettings(usualPort, 'info'), ...own });
}

export type ServiceSettings = Static<ReturnType<typeof serviceSettings<Record<never, never>>>>;
