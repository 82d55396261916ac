import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '@muster/domain';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

type Json = Readonly<Record<string, unknown>>;

const require = createRequire(import.meta.url);
const document = read(join(import.meta.dirname, '..', '..', 'docs', 'asyncapi.json'));
const specification = read(require.resolve('@asyncapi/specs/schemas/3.0.0-without-$id.json'));

/** Formats are annotations here: what they ask stands beside them as a pattern. */
const options = { strict: false, validateFormats: false, allErrors: true };

describe('the AsyncAPI document', () => {
  it('is an AsyncAPI 3.0 document', () => {
    expect(faultsBy(new Ajv(options).compile(specification), document)).toEqual([]);
  });

  it('and the specification that says so refuses what is none', () => {
    const validate = new Ajv(options).compile(specification);
    expect(faultsBy(validate, { ...document, channels: 'none' })).not.toEqual([]);
    expect(faultsBy(validate, { ...document, operations: { a: { action: 'shout' } } })).not.toEqual([]);
  });

  it('refers to nothing that it does not hold', () => {
    const references = [...referencesIn(document)];
    expect(references.length).toBeGreaterThan(100);
    expect(references.filter(reference => resolve(reference) === undefined)).toEqual([]);
  });

  it('holds no component that nothing refers to', () => {
    const references = new Set(referencesIn(document));
    const { messages, schemas } = document['components'] as Record<string, Json>;
    const unused = [
      ...Object.keys(messages!).map(name => `#/components/messages/${name}`),
      ...Object.keys(schemas!).map(name => `#/components/schemas/${name}`),
    ].filter(reference => !references.has(reference));
    expect(unused).toEqual([]);
  });

  it('says every type of event to suppliers, and on the topic of its subject', () => {
    const channels = document['channels'] as Record<string, { messages: Json }>;
    const typesOn = (key: string) =>
      Object.keys(channels[key]!.messages).map(name => name.replace('.sent', ''));
    expect(typesOn('inbound').sort()).toEqual([...EVENT_TYPES].sort());
    const logged = ['people', 'organisations', 'governance'].flatMap(typesOn);
    expect(new Set(logged)).toEqual(new Set(EVENT_TYPES));
  });

  it('every channel is used by an operation', () => {
    const operations = Object.values(document['operations'] as Record<string, { channel: { $ref: string } }>);
    expect(new Set(operations.map(({ channel }) => channel.$ref))).toEqual(
      new Set(Object.keys(document['channels'] as Json).map(key => `#/channels/${key}`)),
    );
  });
});

describe('the schemas of its messages', () => {
  interface Message {
    readonly payload: { readonly $ref: string };
    readonly examples: readonly { readonly payload: Json }[];
  }
  const messages = (document['components'] as { messages: Record<string, Message> }).messages;
  const names = Object.keys(messages);
  let ajv: Ajv;
  beforeAll(() => {
    ajv = new Ajv(options);
    ajv.addSchema({ $id: 'muster', components: document['components'] });
  });
  const faultsOf = (name: string, payload: Json) =>
    faultsBy(ajv.getSchema(`muster${messages[name]!.payload.$ref}`)!, payload);

  it.each(names)('%s: its example is one', name => {
    for (const { payload } of messages[name]!.examples) expect(faultsOf(name, payload)).toEqual([]);
  });

  it.each(names)('%s: no example of another type is one', name => {
    const others = names.filter(other => other.replace('.sent', '') !== name.replace('.sent', ''));
    const taken = others.filter(other => faultsOf(name, messages[other]!.examples[0]!.payload).length === 0);
    expect(taken).toEqual([]);
  });

  it('suppliers name people in clear, the log by pseudonyms, and neither does it as the other', () => {
    const example = (name: string) => messages[name]!.examples[0]!.payload;
    expect(faultsOf('post.started', example('post.started.sent'))).not.toEqual([]);
    expect(faultsOf('post.started.sent', example('post.started'))).not.toEqual([]);
  });

  it('days that have not their form, unknown fields and null are refused', () => {
    const [{ payload }] = messages['post.started.sent']!.examples as [{ payload: Json }];
    const withData = (more: object) => ({ ...payload, data: { ...(payload['data'] as Json), ...more } });
    for (const data of [{ effectiveOn: '5.10.2026' }, { colour: 'red' }, { fte: null }, { fte: 1.6 }])
      expect([data, faultsOf('post.started.sent', withData(data)).length > 0]).toEqual([data, true]);
  });
});

function read(file: string): Json {
  return JSON.parse(readFileSync(file, 'utf8')) as Json;
}

function faultsBy(validate: ReturnType<Ajv['compile']>, value: unknown): string[] {
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}

function* referencesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value))
    if (key === '$ref' && typeof member === 'string') yield member;
    else yield* referencesIn(member);
}

function resolve(reference: string): unknown {
  if (!reference.startsWith('#/')) return undefined;
  return reference
    .slice(2)
    .split('/')
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (node, step) =>
        typeof node === 'object' && node !== null && Object.hasOwn(node, step)
          ? (node as Json)[step]
          : undefined,
      document,
    );
}
