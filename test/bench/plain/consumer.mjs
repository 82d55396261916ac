/**
 * The plain consumer, which `ingest` is compared with: what a team writes first. A Nest microservice on Kafka with TypeORM; one event a
 * transaction: the person's facts are found, the new one is saved, what the person contributes is worked out before and after, and the
 * cells that it changes are found and saved. It folds as Muster folds (`outcomeOf` of the domain), so that the cells are to be the
 * same. It stays as it is: a ratio to it means the same next year.
 *
 * Environment: PLAIN_BROKERS, PLAIN_TOPIC, PLAIN_POSTGRES_URL (its tables are made in the schema `plain`), PLAIN_DOMAIN and
 * PLAIN_REFERENCE (URLs of the domain, and of a script that gives the reference). Tells its parent how many events it has consumed.
 */
import 'reflect-metadata';
import { Controller, Inject, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventPattern, Payload, Transport } from '@nestjs/microservices';
import { DataSource, EntitySchema } from 'typeorm';

const { PLAIN_BROKERS, PLAIN_TOPIC, PLAIN_POSTGRES_URL, PLAIN_DOMAIN, PLAIN_REFERENCE } = process.env;
const { dayFromNumber, LEVELS, outcomeOf, readEvent } = await import(PLAIN_DOMAIN);
const reference = await (await import(PLAIN_REFERENCE)).default();

const FactEntity = new EntitySchema({
  name: 'Fact',
  tableName: 'fact',
  schema: 'plain',
  columns: {
    subject: { type: String, primary: true },
    source: { type: String, primary: true },
    id: { type: String, primary: true },
    position: { type: Number, generated: 'increment' },
    event: { type: 'jsonb' },
  },
});

const CellEntity = new EntitySchema({
  name: 'Cell',
  tableName: 'cell',
  schema: 'plain',
  columns: {
    cube: { type: String, primary: true },
    level: { type: String, primary: true },
    area: { type: String, primary: true },
    profession: { type: String, primary: true },
    kind: { type: String, primary: true },
    period: { type: String, primary: true },
    measures: { type: 'jsonb' },
  },
});

const dataSource = new DataSource({
  type: 'postgres',
  url: PLAIN_POSTGRES_URL,
  entities: [FactEntity, CellEntity],
  installExtensions: false,
});

class PeopleController {
  consumed = 0;

  constructor(source) {
    this.source = source;
  }

  async take(event) {
    await this.source.transaction(async manager => {
      const { subject, source, id } = event;
      const rows = await manager.find(FactEntity, { where: { subject }, order: { position: 'ASC' } });
      if (rows.some(row => row.source === source && row.id === id)) return;
      await manager.insert(FactEntity, { subject, source, id, event });
      const before = rows.map(row => row.event);
      const cells = new Map();
      addUp(cells, changesOf(subject, before), -1);
      addUp(cells, changesOf(subject, [...before, event]), 1);
      await save(manager, [...cells.values()]);
    });
    process.send({ consumed: ++this.consumed, at: Date.now() });
  }
}

// What decorators do.
Controller()(PeopleController);
Inject(DataSource)(PeopleController, undefined, 0);
EventPattern(PLAIN_TOPIC)(
  PeopleController.prototype,
  'take',
  Object.getOwnPropertyDescriptor(PeopleController.prototype, 'take'),
);
Payload()(PeopleController.prototype, 'take', 0);

class PlainModule {}
Module({ controllers: [PeopleController], providers: [{ provide: DataSource, useValue: dataSource }] })(
  PlainModule,
);

function changesOf(subject, events) {
  const facts = events.map(event => readEvent(event, event.time.slice(0, 10)).fact);
  return outcomeOf(new Map([[subject, facts]]), reference).parts.flatMap(({ changes }) => changes);
}

function addUp(cells, changes, sign) {
  for (const { areas, profession, day, stock, flows } of changes)
    for (const level of LEVELS) {
      const area = areas[level];
      if (area === undefined) continue;
      const date = dayFromNumber(day);
      for (const [suffix, period] of [
        ['', date],
        ['_month', date.slice(0, 7)],
      ]) {
        add(cells, { cube: `stock${suffix}`, level, area, profession, kind: '', period }, stock, sign);
        for (const { kind, ...measures } of flows)
          add(cells, { cube: `flow${suffix}`, level, area, profession, kind, period }, measures, sign);
      }
    }
}

function add(cells, where, measures, sign) {
  const key = Object.values(where).join(' ');
  const cell = cells.get(key) ?? { where, measures: {} };
  cells.set(key, cell);
  for (const [name, value] of Object.entries(measures))
    cell.measures[name] = (cell.measures[name] ?? 0) + sign * value;
}

async function save(manager, cells) {
  const changed = cells.filter(({ measures }) => Object.values(measures).some(value => value !== 0));
  if (changed.length === 0) return;
  const keyOf = ({ cube, level, area, profession, kind, period }) =>
    [cube, level, area, profession, kind, period].join(' ');
  const found = await manager.find(CellEntity, { where: changed.map(({ where }) => where) });
  const known = new Map(found.map(cell => [keyOf(cell), cell]));
  const saved = changed.map(({ where, measures }) => {
    const cell = known.get(keyOf(where)) ?? { ...where, measures: {} };
    for (const [name, value] of Object.entries(measures))
      cell.measures[name] = (cell.measures[name] ?? 0) + value;
    return cell;
  });
  await manager.upsert(CellEntity, saved, ['cube', 'level', 'area', 'profession', 'kind', 'period']);
}

await dataSource.initialize();
await dataSource.query('CREATE SCHEMA IF NOT EXISTS plain');
await dataSource.synchronize();
const app = await NestFactory.createMicroservice(PlainModule, {
  transport: Transport.KAFKA,
  logger: ['error'],
  options: {
    client: { clientId: 'plain', brokers: PLAIN_BROKERS.split(',') },
    consumer: { groupId: 'plain' },
    subscribe: { fromBeginning: true },
  },
});
await app.listen();
