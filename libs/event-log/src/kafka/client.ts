import net from 'node:net';
import tls from 'node:tls';
import { Kafka, type ISocketFactory, type KafkaConfig, logLevel, type LogEntry } from 'kafkajs';
import type { Logger } from '@muster/platform';
import { setNoTimersForNothing } from './request-queue.js';
import type { KafkaLogConfig, KafkaLogSettings } from './settings.js';
import { standInForCodecs } from './undecodable.js';

const KEEP_ALIVE_MS = 60_000;
/** Where kafkajs takes up again by itself what failed, it pauses for 0.1, 0.2, 0.4… up to 1 second. */
const PAUSES = { initialRetryTime: 100, multiplier: 2, maxRetryTime: 1_000 };

/** kafkajs, and the connections that it makes, which can be cut: kafkajs itself ends some of its loops only when it is answered. */
export class Client {
  readonly kafka: Kafka;
  private readonly sockets = new Set<net.Socket>();
  private isCut = false;

  /** @param retries how often kafkajs takes up again what failed in passing */
  constructor(
    private readonly config: KafkaLogConfig,
    { answerMs }: Pick<KafkaLogSettings, 'answerMs'>,
    retries: number,
  ) {
    setNoTimersForNothing();
    standInForCodecs();
    const { brokers, clientId, ssl, sasl, logger } = config;
    this.kafka = new Kafka({
      brokers: [...brokers],
      clientId,
      ...(ssl !== undefined && { ssl }),
      ...(sasl && { sasl: sasl as NonNullable<KafkaConfig['sasl']> }),
      connectionTimeout: 3_000,
      requestTimeout: answerMs,
      retry: { ...PAUSES, retries, restartOnFailure: () => Promise.resolve(false) },
      logLevel: logger?.isLevelEnabled('trace') ? logLevel.DEBUG : logLevel.INFO,
      // What fails because the connections were cut, which is how they are ended, is nobody's news.
      logCreator: () => entry => {
        if (!this.isCut) tell(logger, entry);
      },
      socketFactory: address => this.connect(address),
    });
  }

  /** Ends all connections at once and makes no more. */
  cut(): void {
    this.isCut = true;
    this.drop();
  }

  /** Ends all connections at once: what waits for an answer has failed, and may connect again. */
  drop(): void {
    for (const socket of this.sockets) socket.destroy(new Error('the connection is no longer wanted'));
  }

  private connect({ host, port, ssl, onConnect }: Parameters<ISocketFactory>[0]): net.Socket {
    if (this.isCut) throw new Error('no more connections are wanted');
    const address = this.config.reach?.({ host, port }) ?? { host, port };
    const socket = ssl
      ? tls.connect({ ...address, ...(net.isIP(host) ? {} : { servername: host }), ...ssl }, onConnect)
      : net.connect(address, onConnect);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    socket.setNoDelay(true);
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    return socket;
  }
}

/** What kafkajs calls errors are mostly what it mends by itself; what it does not mend reaches us as errors. */
const LEVELS = { [logLevel.ERROR]: 'warn', [logLevel.WARN]: 'info', [logLevel.INFO]: 'debug' } as const;
const TOLD = ['broker', 'groupId', 'topic', 'partition', 'error', 'retryCount'] as const;

function tell(logger: Logger | undefined, { namespace, level, log }: LogEntry): void {
  const at: Record<string, unknown> = { of: `kafkajs ${namespace}`.trim() };
  for (const name of TOLD) if (log[name] !== undefined) at[name] = String(log[name]);
  logger?.[LEVELS[level as keyof typeof LEVELS] ?? 'trace'](at, log.message);
}
