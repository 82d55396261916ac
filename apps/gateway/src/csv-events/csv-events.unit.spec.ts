import {
  cellOf,
  columnsOf,
  DayField,
  definitionOf,
  EVENT_TYPES,
  type EventType,
  exampleOf,
  faultInWords,
  MonthField,
  wireType,
} from '@muster/domain';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { BodyFault } from '../bodies/body-fault.js';
import { csvLine } from '../files/rejects.js';
import { csvColumnsOf, csvNeedsOf, identifierColumnsOf } from './columns.js';
import { eventOfRow } from './event-of-row.js';
import { type CsvItem, readCsvEvents } from './read-csv-events.js';

const HEX = '0123456789abcdef0123456789abcdef';

async function* bytes(content: string | Buffer): AsyncGenerator<Buffer> {
  const whole = Buffer.from(content as string);
  const size = Math.max(7, whole.length >> 8);
  for (let at = 0; at < whole.length; at += size) yield await Promise.resolve(whole.subarray(at, at + size));
}

async function read(content: string | Buffer, type: EventType = 'post.changed', defaults = {}) {
  const items: CsvItem[] = [];
  for await (const item of (await readCsvEvents(bytes(content), type, defaults)).items()) items.push(item);
  return items;
}

async function words(content: string | Buffer, type: EventType = 'post.changed', defaults = {}) {
  return (await read(content, type, defaults)).map(item =>
    'json' in item
      ? `${item.at}: good`
      : `${item.at}: ${item.code}: ${item.faults.map(faultInWords).join(' | ')}`,
  );
}

async function refusal(content: string | Buffer, type: EventType = 'post.changed', defaults = {}) {
  const fault = await read(content, type, defaults).catch((error: unknown) => error);
  if (!(fault instanceof BodyFault)) throw new Error(`not refused: ${String(fault)}`);
  return `${fault.status} ${fault.code}: ${fault.message}; ${fault.remedy}`;
}

/** The row that is to be read as this event. */
function rowOf(
  type: EventType,
  { data, ...envelope }: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const cells = columnsOf(type).map(({ name, field }) => [name, cellOf(data as object, field)]);
  const { source, id, subject, time } = envelope as Record<string, string>;
  return { source, id, subject, time, ...Object.fromEntries(cells) } as Record<string, string>;
}

interface SchemaNode {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly items?: SchemaNode;
  readonly minItems?: number;
}

/** Values of what a schema takes, by its fields' forms. */
function arbitraryOf(node: SchemaNode): fc.Arbitrary<unknown> {
  const { description } = node;
  if (description === (DayField as SchemaNode).description)
    return fc
      .date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
      .map(date => date.toISOString().slice(0, 10));
  if (description === (MonthField as SchemaNode).description)
    return fc.integer({ min: 1, max: 12 }).map(month => `2023-${String(month).padStart(2, '0')}`);
  if (node.enum) return fc.constantFrom(...node.enum);
  switch (node.type) {
    case 'string':
      return node.pattern !== undefined
        ? fc.stringMatching(new RegExp(node.pattern))
        : fc
            .string({ minLength: 1, maxLength: 20, unit: 'binary' })
            .filter(text => text.trim() !== '' && !text.includes('\0') && text.isWellFormed());
    case 'integer':
      return fc.integer({ min: node.minimum ?? 0, max: Math.min(node.maximum ?? 1e6, 1e6) });
    case 'number':
      return fc.integer({ min: 0, max: Math.min(node.maximum ?? 1e4, 1e4) * 1e5 }).map(value => value / 1e5);
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.uniqueArray(arbitraryOf(node.items!), {
        minLength: node.minItems ?? 0,
        maxLength: 4,
        selector: item => JSON.stringify(item),
      });
    default: {
      const fields = Object.entries(node.properties ?? {});
      const requiredKeys = node.required?.length ? [...node.required] : [];
      return fc
        .record(Object.fromEntries(fields.map(([name, field]) => [name, arbitraryOf(field)])), {
          requiredKeys,
          noNullPrototype: true,
        })
        .filter(made => Object.keys(made).length >= (node.minProperties ?? 0));
    }
  }
}

describe('the columns of an event type', () => {
  it('are the envelope and the fields, dotted, with what they hold', () => {
    const columns = csvColumnsOf('workforce.reported');
    expect(columns.map(({ name, kind, required }) => `${name} ${kind}${required ? '!' : ''}`)).toEqual(
      ['source text!', 'id text', 'subject text!', 'time text!', 'profession text!', 'from day!', 'to day!', 'series text!', 'vintage month!', 'start.headcount integer', 'start.fte number', 'end.headcount integer', 'end.fte number', 'joiners.headcount integer', 'joiners.fte number', 'leavers.headcount integer', 'leavers.fte number', 'supersedes text'], // prettier-ignore
    );
    expect(csvNeedsOf('workforce.reported')).toContainEqual(['start.headcount', 'start.fte']);
    expect(columns.find(({ name }) => name === 'start.fte')).toMatchObject({
      pointer: '/data/start/fte',
      expected: 'full-time equivalents, 0 or more, with at most five decimals',
    });
  });

  it('hold lists with semicolons, lists of objects as JSON, and data under its own name where the envelope has one', () => {
    const kindOf = (type: EventType, name: string) =>
      csvColumnsOf(type).find(column => column.name === name)?.kind;
    expect(kindOf('organisation.succeeded', 'successors')).toBe('list');
    expect(kindOf('target.set', 'split')).toBe('json');
    expect(kindOf('post.ended', 'presumed')).toBe('boolean');
    expect(kindOf('requirement.reported', 'data.source')).toBe('text');
    expect(identifierColumnsOf('post.started')).toEqual([
      'nhs-number',
      'ni',
      'nmc-pin',
      'gmc',
      'esr',
      'student',
    ]);
    expect(identifierColumnsOf('target.set')).toEqual([]);
  });

  it.each(EVENT_TYPES)(
    'of a %s are each named once, and filled as its example has them make a good event',
    type => {
      const columns = csvColumnsOf(type);
      expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
      const example = exampleOf(type);
      const row = rowOf(type, { ...example });
      for (const names of csvNeedsOf(type))
        expect([names, names.some(name => row[name] !== '')]).toEqual([names, true]);
      expect(eventOfRow(type, row)).toMatchObject({ json: { data: example.data }, faults: [] });
    },
  );

  it('say of an identifier what is to be written, not what is made of it', () => {
    const post = csvColumnsOf('post.started').find(({ name }) => name === 'post');
    expect(post).toMatchObject({ inClear: true, expected: expect.stringContaining('<ODS code>-<number>') });
  });
});

describe('a row', () => {
  it.each(EVENT_TYPES)('of a %s says what the event said', type => {
    const event = fc.record({
      specversion: fc.constant('1.0'),
      type: fc.constant(wireType(type)),
      source: fc.stringMatching(/^urn:[a-z]{1,9}$/),
      id: fc.uuid(),
      subject: fc.constant(`${definitionOf(type).subjects[0]}/${HEX}`),
      time: fc.constant('2023-09-30T12:00:00Z'),
      data: arbitraryOf(definitionOf(type).data as SchemaNode),
    });
    fc.assert(
      fc.property(event, made => {
        const { json, faults } = eventOfRow(type, rowOf(type, made));
        expect(faults).toEqual([]);
        expect(json).toEqual(made);
      }),
      { numRuns: 60 },
    );
  });

  it('says the same when it went through a file', async () => {
    const data = arbitraryOf(definitionOf('target.set').data) as fc.Arbitrary<object>;
    await fc.assert(
      fc.asyncProperty(data, async made => {
        const event = { specversion: '1.0', type: wireType('target.set'), source: 'urn:a', id: '1', subject: 'target/a', time: '2023-09-30T12:00:00Z', data: made }; // prettier-ignore
        const row = rowOf('target.set', event);
        // Defusing formulas is for what goes back, so those are left out here.
        fc.pre(Object.values(row).every(cell => !/^[=+\-@\t\r\n＋－＝＠]/.test(cell)));
        const [item] = await read(csvLine(Object.keys(row)) + csvLine(Object.values(row)), 'target.set');
        expect(item).toMatchObject({ at: 2, json: event });
      }),
      { numRuns: 100 },
    );
  });

  it('says nothing by a blank, and keeps what a spreadsheet would run', () => {
    const row = { source: 'urn:a', id: '1', subject: `person/${HEX}`, time: 't', post: 'R0A-1', grade: ' =1+1', fte: ' ', effectiveOn: '2023-09-30' }; // prettier-ignore
    expect(eventOfRow('post.changed', row)).toEqual({
      json: {
        specversion: '1.0',
        type: 'muster.post.changed.v1',
        source: 'urn:a',
        id: '1',
        subject: `person/${HEX}`,
        time: 't',
        data: { post: 'R0A-1', grade: ' =1+1', effectiveOn: '2023-09-30' },
      },
      identifiers: {},
      faults: [],
    });
  });

  it('may have identifiers for its subject, defaults for source and time, and a subject without its kind', () => {
    const person = eventOfRow(
      'post.ended',
      {
        post: 'R0A-1',
        effectiveOn: '2023-09-30',
        'nhs-number': ' 9434765919 ',
        'nmc-pin': '',
        presumed: 'TRUE',
      },
      { source: 'urn:a', time: '2023-09-30T12:00:00Z' },
    );
    expect(person).toMatchObject({
      identifiers: { 'nhs-number': '9434765919' },
      faults: [],
      json: { source: 'urn:a', time: '2023-09-30T12:00:00Z', data: { presumed: true } },
    });
    expect('subject' in person.json || 'id' in person.json).toBe(false);
    expect(eventOfRow('organisation.closed', { subject: 'R0A' }).json['subject']).toBe('organisation/R0A');
    expect(eventOfRow('organisation.closed', { subject: 'person/R0A' }).json['subject']).toBe('person/R0A');
  });

  it('is faulty in every cell that cannot be what its column holds', () => {
    const faults = (type: EventType, row: Record<string, string>) =>
      eventOfRow(type, { source: 's', id: '1', subject: 'R0A', time: 't', ...row })
        .faults.filter(({ got }) => got !== 'nothing')
        .map(faultInWords);
    const fte = (cell: string) => faults('requirement.reported', { fte: cell });
    for (const good of ['0', '12', '007', '0.66667', ' 3.5 ']) expect(fte(good)).toEqual([]);
    for (const bad of [
      '1e3',
      '1,234',
      '.5',
      '5.',
      '0x10',
      'NaN',
      'Infinity',
      '1 2',
      '--1',
      '٣',
      '9'.repeat(20),
    ])
      expect(fte(bad)).toEqual([
        `/data/fte: expected full-time equivalents, 0 or more, with at most five decimals, got "${bad}"; write digits with a point before the decimals, and nothing else`,
      ]);
    expect(fte('9'.repeat(5000))[0]).toContain('got 5000 characters');
    expect(faults('intake.planned', { places: '4.0' })).toEqual([
      '/data/places: expected a whole number of places, got "4.0"; write digits and nothing else',
    ]);
    expect(faults('organisation.closed', { effectiveOn: '30/09/2023' })).toEqual([
      '/data/effectiveOn: expected a day that exists, as YYYY-MM-DD, got "30/09/2023"; write the year first, with dashes; in a spreadsheet format the column so',
    ]);
    expect(faults('post.ended', { presumed: 'yes' })).toEqual([
      '/data/presumed: expected true or false, got "yes"; write one of the two words',
    ]);
    expect(faults('target.set', { split: '['.repeat(100_000) })).toEqual([
      '/data/split: expected a list of areas and amounts that add up to the amount, as JSON, got a deeper one at line 1, column 33; write it as JSON in one cell',
    ]);
    expect(
      eventOfRow('organisation.closed', { source: 's', subject: 'R0A', time: 't', effectiveOn: '2023-01-01', supersedes: 'x' }) // prettier-ignore
        .faults.map(({ pointer }) => pointer),
    ).toEqual(['/data/supersedes']);
  });
});

const HEADER = 'source,id,subject,time,post,fte,effectiveOn';
const row = (fte = '0.8') => `urn:a,1,person/${HEX},2023-09-30T12:00:00Z,R0A-1,${fte},2023-09-30`;

describe('a CSV file of one event type', () => {
  it('may have a byte-order mark, CRLF, quotes, quoted line ends, blank lines and empty rows', async () => {
    const quoted = row('"0.8"').replace('R0A-1', '"R0A\r\n-""1"""');
    const items = await read(`\uFEFF${HEADER}\r\n\r\n${quoted}\r\n,,,,,,\r\n${row()}`);
    expect(items).toMatchObject([
      { at: 3, json: { data: { post: 'R0A\r\n-"1"', fte: 0.8, effectiveOn: '2023-09-30' } } },
      { at: 6, json: { data: { post: 'R0A-1' } } },
    ]);
  });

  it('gives bad rows their reasons, and takes the ones around them', async () => {
    const long = row(`"${'1'.repeat((1 << 20) + 1)}"`);
    const content = Buffer.concat([
      Buffer.from(`${HEADER}\n${row()}\n${row('lots')},\n${row('lots').replace('2023-09-30T', 'x')}\n`),
      Buffer.from(`${row('Salv\xe9')}\n`, 'latin1'),
      Buffer.from(`${row('0.8"')}\n${row('"0.8')}\n${row('"0.8"x')}\n${long}\n${row()}`),
    ]);
    const quotes = (got: string) =>
      `schema: expected a cell with quotes around all of it, and quotes within it doubled, got ${got}; mend the quotes of that line`;
    expect(await words(content)).toEqual([
      '2: good',
      '3: schema: expected 7 cells as in the header, got 8; put cells that hold commas in quotes',
      '4: schema: /data/fte: expected full-time equivalents from 0 to 1.5, with at most five decimals, got "lots"; write digits with a point before the decimals, and nothing else',
      '5: schema: expected text in UTF-8, got other bytes; save it as UTF-8',
      `6: ${quotes('a stray quote')}`,
      `7: ${quotes('a stray quote')}`,
      `8: ${quotes('a stray quote')}`,
      '9: too-large: expected a line of at most 1048576 bytes, got a longer one; end each line with LF or CR LF, or leave out what makes it so long',
      '10: good',
    ]);
  });

  it('goes on after a quote that is never closed', async () => {
    const unclosed = await words(`${HEADER}\n${row('"0.8')}\n${row()}\n${row()}`);
    expect(unclosed.map(line => line.replace(/: expected.*got/, ''))).toEqual([
      '2: schema a quote that is never closed; mend the quotes of that line',
      '3: good',
      '4: good',
    ]);
  });

  it('tells every fault of a row that goes back, but of posts in clear', async () => {
    const header = 'source,subject,time,post,organisation,occupation,contract,fte,effectiveOn';
    const [line] = await words(`${header}\nurn:a,,t,R0A-1,r0a,,permanent,x,2023-02-30`, 'post.started');
    expect(line!.split(' | ').map(fault => fault.split(': expected')[0])).toEqual([
      '2: schema: /subject',
      '/data/occupation',
      '/data/fte',
      '/data/organisation',
      '/data/effectiveOn',
    ]);
  });

  it('is refused for columns that are missing, doubled or unknown: what is there, and what is needed', async () => {
    expect(await refusal('id,subject,time,post,fte,fte,Colour,9434765919\n')).toBe(
      '422 bad-header: it lacks source, effectiveOn; it has fte more than once; post.changed has no column Colour and 1 without a proper name (there is id, subject, time, post, fte, fte); ' +
        'needed are source, subject or nhs-number or ni or nmc-pin or gmc or esr or student, time, post, effectiveOn; ' +
        'there may be id, organisation, employer, occupation, jobRole, grade, specialty, fte, contract, status, statusReason, supersedes',
    );
    const good = 'esr,post,effectiveOn,,\n';
    expect(await read(good, 'post.ended', { source: 'urn:a', time: 't' })).toEqual([]);
    expect(await words(`${good}1,R0A-1,2023-09-30,,x\n`, 'post.ended', { source: 'a', time: 't' })).toEqual([
      '2: schema: expected nothing in columns without a name, got a value; empty it, or name the column',
    ]);
    expect(
      await refusal('source,subject,time,profession,from,to,series,vintage,start.fte', 'workforce.reported'),
    ).toContain('it lacks end.headcount or end.fte (there');
  });

  it('without a header is refused, and nothing of its first row is repeated', async () => {
    const refused = await refusal(`Jane Smith,9434765919,R0A\n`);
    expect(refused).toContain(
      '422 bad-header: the first line is no header of post.changed: none of its 3 cells is a column of it; needed are source',
    );
    expect(refused).not.toMatch(/Jane|9434765919/);
    expect(await refusal('source;id;subject')).toContain(
      '(its cells are parted by semicolons: save it with commas)',
    );
    expect(await refusal('source\tid')).toContain('(its cells are parted by tabs: save it with commas)');
    expect(await refusal('source,id\rurn:a,1\r')).toContain('it lacks subject');
    expect(await refusal('__proto__,constructor')).toContain('none of its 2 cells is a column');
  });

  it('that is no such file is refused with what to do', async () => {
    expect(await refusal('')).toBe('400 empty: it is empty; send a file with a header and at least one row');
    expect(await refusal(Buffer.from(`\uFEFF${HEADER}`, 'utf16le'))).toBe(
      '415 utf-16: it is UTF-16; save it as UTF-8 (in Excel: "CSV UTF-8") and send it again',
    );
    expect(await refusal(Buffer.from('source,Salv\xe9\n', 'latin1'))).toContain(
      '400 not-utf-8: the header is not UTF-8',
    );
    expect(await refusal('x'.repeat((1 << 20) + 1))).toContain(
      '413 too-large: the first line is longer than any header',
    );
    expect(await refusal('source,"id')).toContain(
      '422 bad-header: the header has a quote that is never closed',
    );
    expect(await refusal(`${'a,'.repeat(400_000)}source`)).toContain(
      'the first line has 400001 cells, and a header has at most 1000',
    );
    expect(await refusal(`${'a,'.repeat(900)}source`)).toContain('and 860 more');
  });
});
