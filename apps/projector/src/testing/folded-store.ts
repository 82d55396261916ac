import { type EventType, kindOf, SPREAD_CUBES, type SubjectKey, topicOf, wireType } from '@muster/domain';
import { type Batch, partitionOf } from '@muster/event-log';
import { codeTables } from '@muster/platform';
import {
  addUpWorkforce,
  type Database,
  OTHER_CUBES,
  type Place,
  readCells,
  readHead,
  targetCards,
} from '@muster/store';
import { testDatabase } from '@muster/store/testing';
import { type CodeTables } from '../generation.js';
import { prepareStore } from '../prepare.js';
import { type Folding, folding } from '../folding.js';
import { refoldQueued } from '../refold.js';
import { takeIn } from '../take-in.js';

export type Event = Readonly<Record<string, unknown>> & { readonly subject: SubjectKey };

export const tables: CodeTables = codeTables();

const PARTITIONS = 3;

export function event(
  type: EventType,
  subject: SubjectKey,
  id: string,
  data: object,
  source = 'urn:test',
): Event {
  return {
    specversion: '1.0',
    type: wireType(type),
    source,
    id,
    subject,
    time: '2025-10-01T00:00:00Z',
    data,
  };
}

/** Records of one log, as its partitions would hold them. A text stands for a record that is no event. */
export class Log {
  private readonly partitions = new Map<string, { topic: string; partition: number; values: Uint8Array[] }>();

  constructor(events: readonly (Event | string)[]) {
    for (const item of events) {
      const subject = typeof item === 'string' ? 'organisation/ENG' : item.subject;
      const topic = topicOf(kindOf(subject));
      const partition = partitionOf(subject, PARTITIONS);
      const key = `${topic}:${partition}`;
      const log = this.partitions.get(key) ?? { topic, partition, values: [] };
      this.partitions.set(key, log);
      log.values.push(Buffer.from(typeof item === 'string' ? item : JSON.stringify(item)));
    }
  }

  /** All records, in batches of these sizes (taken in turn). */
  batches(sizes: readonly number[]): Batch[] {
    return [...this.partitions.values()].flatMap(({ topic, partition, values }) => {
      const batches: Batch[] = [];
      for (let at = 0, nth = 0; at < values.length; nth += 1) {
        const size = sizes[nth % sizes.length]!;
        const records = values.slice(at, at + size).map((value, index) => ({
          offset: at + index,
          key: 'k',
          value,
          appendedAt: new Date('2026-01-01T00:00:00Z'),
        }));
        batches.push({ topic, partition, identity: 'cluster/topic', records, highWater: values.length });
        at += size;
      }
      return batches;
    });
  }
}

/** A store that tests fold into, and empty again. */
export class FoldedStore {
  private constructor(
    readonly database: Database,
    readonly to: Folding,
    readonly drop: () => Promise<void>,
  ) {}

  static async open(name: string): Promise<FoldedStore> {
    const { database, drop } = await testDatabase(name);
    return new FoldedStore(database, folding(database, tables), drop);
  }

  async empty(): Promise<void> {
    for (const table of TABLES) await this.database.run(`DELETE FROM muster.${table}`);
    await prepareStore(this.to);
  }

  /** @throws when a batch is not applied */
  async fold(events: readonly (Event | string)[], sizes: readonly number[] = [100]): Promise<void> {
    for (const batch of new Log(events).batches(sizes)) {
      const { outcome } = await takeIn(this.to, batch);
      if (outcome !== 'applied') throw new Error(`a batch of ${batch.topic} was ${outcome}`);
    }
  }

  /** Folds what changes of the reference have queued, until nothing is. */
  async settle(): Promise<void> {
    while ((await refoldQueued(this.to, 7)) > 0);
  }

  /** Adds up all rows of stock and flows, crowded or not. */
  async addUp(): Promise<void> {
    const { generation } = await readHead(this.database);
    const keys = await this.database.rows<Place>(
      'SELECT DISTINCT profession, level, area, month FROM muster.workforce WHERE generation = $1',
      [generation!.number],
    );
    await this.database.transaction(transaction => addUpWorkforce(transaction, generation!.number, keys));
  }

  /** All that readers can see, in an order of its own. */
  async readModels() {
    const { generation, epoch } = await readHead(this.database);
    const [reference] = await this.database.rows<{ content_hash: string }>(
      'SELECT content_hash FROM muster.epoch WHERE number = $1',
      [epoch],
    );
    return {
      reported: await readCells(this.database, generation!.number, 'reported'),
      anomalies: await readCells(this.database, generation!.number, 'anomaly'),
      targets: await targetCards(this.database.dataSource.manager, generation!.number),
      reference,
    };
  }
}

const TABLES = [
  'fact',
  'standing',
  'refold',
  'checkpoint',
  'parked',
  'source_activity',
  'alias',
  'mention',
  'people_kind',
  'workforce',
  ...OTHER_CUBES.map(cube => `cell_${cube}`),
  ...SPREAD_CUBES.map(cube => `packed_${cube}`),
  'card_target',
  'card_scenario',
];
