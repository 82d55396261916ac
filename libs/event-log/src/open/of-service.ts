import { MusterFault, type Opening } from '@muster/platform';
import { type Database } from '@muster/store';
import { type EventLog } from '../port.js';
import { type KafkaAccess } from './access.js';
import { FOLDED_TOPICS, openEventLog, TOPIC_DEFINITIONS } from './open.js';

/**
 * A service's event log: waited for until it has the topics, closed when the service ends. In PostgreSQL they are made; in Kafka whoever
 * runs it makes them, for how many replicas there are and how long records are kept is theirs to say.
 */
export async function logOfService(
  opening: Opening,
  options: {
    readonly kafka: KafkaAccess | undefined;
    readonly clientId: string;
    readonly database: Database;
  },
): Promise<EventLog> {
  const log = await openEventLog({
    ...options,
    logger: opening.logger,
    crashed: error => opening.fail(refused(error)),
  });
  opening.atEnd(() => log.close());
  if (options.kafka === undefined) await log.ensureTopics(TOPIC_DEFINITIONS);
  else
    await opening.untilThere('Kafka and its topics ("muster topics apply" makes them)', () =>
      Promise.all(FOLDED_TOPICS.map(topic => log.describe(topic))),
    );
  return log;
}

/** Undefined where the log answers; else it rejects. */
export async function logAnswers(log: EventLog): Promise<undefined> {
  await log.describe(FOLDED_TOPICS[0]!);
}

function refused(cause: Error): MusterFault {
  return new MusterFault(
    'log-refused',
    `Kafka lets this process read no more: ${cause.message}`,
    'look at what it says: rights on the group and the topics, or limits of the brokers; then start it again',
    undefined,
    { cause },
  );
}
