import { faultInWords } from '@muster/domain';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readBatch, readJson } from './json.js';
import { mistakeIn } from './json-mistake.js';

const words = (text: string, limits = {}) => {
  const reading = readJson(text, limits);
  if (reading.ok) throw new Error('it was read');
  return `${reading.code}: ${faultInWords(reading.fault)}`;
};
const read = (text: string) => {
  const reading = readJson(text);
  if (!reading.ok) throw new Error(faultInWords(reading.fault));
  return reading.json;
};

describe('JSON', () => {
  it('that nests deeper than any event is refused before it is parsed', () => {
    expect(words('['.repeat(100_000))).toBe(
      'malformed-json: expected JSON of at most 32 levels, got a deeper one at line 1, column 33; leave out what is nested deeper',
    );
    expect(words(`{"a":`.repeat(100_000) + '1' + '}'.repeat(100_000))).toContain('at most 32 levels');
    expect(read(`${'['.repeat(32)}${']'.repeat(32)}`)).toBeDefined();
    expect(read(JSON.stringify({ text: '[{'.repeat(100), more: '\\"[' }))).toBeDefined();
  });

  it.each([
    ['', 'nothing at line 1, column 1'],
    [' \n ', 'nothing at line 2, column 2'],
    ['{broken', 'no name in quotes at line 1, column 2'],
    ['{"a" 1}', 'no colon at line 1, column 6'],
    ['{"a":1\n"b":2}', 'neither a comma nor the end of the list or object at line 2, column 1'],
    ['[1,]', 'something else at line 1, column 4'],
    ['{"a":1,}', 'no name in quotes at line 1, column 8'],
    ['[1}', 'neither a comma nor the end of the list or object at line 1, column 3'],
    ['{"a":1', 'an end too early at line 1, column 7'],
    ['"abc', 'an end within quotes at line 1, column 5'],
    ['"a\\x"', 'an unknown escape at line 1, column 3'],
    ['"a\nb"', 'a control character within quotes at line 1, column 3'],
    ['{} {}', 'more after the end at line 1, column 4'],
    ['NaN', 'something else at line 1, column 1'],
    ['[01]', 'something else at line 1, column 2'],
    ['{"a":9434765919x}', 'something else at line 1, column 6'],
    ["{'a':1}", 'no name in quotes at line 1, column 2'],
  ])('that is malformed is refused with the place, and nothing of it: %j', (text, got) => {
    expect(words(text)).toBe(
      `malformed-json: expected well-formed JSON, got ${got}; let a JSON library write it`,
    );
  });

  it('tells the line of the file that it stands in', () => {
    expect(words('[1,\n]', { firstLine: 7 })).toContain('line 8, column 1');
  });

  it('is refused exactly where JSON.parse refuses it, and then has a mistake', () => {
    const token = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '"',
        '\\',
        '1',
        '-',
        '.5',
        'e3',
        '1e400',
        'true',
        'nul',
        ' ',
        '\n',
      ],
    );
    const made = fc.oneof(
      fc.array(token, { maxLength: 14 }).map(tokens => tokens.join('')),
      fc
        .json()
        .chain(json =>
          fc
            .tuple(fc.nat({ max: json.length }), token, fc.nat({ max: 2 }))
            .map(([at, more, gone]) => json.slice(0, at) + more + json.slice(at + gone)),
        ),
    );
    fc.assert(
      fc.property(made, text => {
        let parsed = true;
        try {
          JSON.parse(text);
        } catch {
          parsed = false;
        }
        const reading = readJson(text, { maxDepth: 1000 });
        const isRead = reading.ok || reading.fault.expected === 'each name once in an object';
        expect(isRead).toBe(parsed);
        expect(mistakeIn(text).what === 'no mistake').toBe(parsed);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps __proto__ and constructor as members like others', () => {
    const json = read('{"__proto__":{"admin":true},"constructor":1,"a":2}') as object;
    expect(Object.keys(json)).toEqual(['__proto__', 'constructor', 'a']);
    expect(Object.getPrototypeOf(json)).toBe(Object.prototype);
    expect(json).toHaveProperty('a', 2);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('may hold half of a surrogate pair: events refuse it', () => {
    expect(read('"\\udc00"')).toBe('\udc00');
  });

  it('of megabytes with a mistake at its end is no trouble', () => {
    expect(words(`["${'x'.repeat(8 << 20)}" "`)).toContain('neither a comma nor the end');
    expect(words(`${' '.repeat(8 << 20)}?`)).toContain('something else');
    expect(words(`[${'1'.repeat(8 << 20)},?]`)).toContain('something else');
  });
});

describe('a batch', () => {
  it('is a JSON array of not too many items', () => {
    expect(readBatch('[1,{}]', { maxItems: 2 })).toEqual({ ok: true, items: [1, {}], doubled: new Map() });
    const refused = (text: string) => {
      const reading = readBatch(text, { maxItems: 2 });
      return reading.ok ? 'read' : `${reading.code}: ${faultInWords(reading.fault)}`;
    };
    const array = 'expected a batch: a JSON array of CloudEvents, got';
    const wrap = 'put it between [ and ], or send it as application/cloudevents+json';
    expect(refused('{}')).toBe(`malformed-json: ${array} an object; ${wrap}`);
    expect(refused('null')).toBe(`malformed-json: ${array} null; ${wrap}`);
    expect(refused('"x"')).toBe(`malformed-json: ${array} a string; ${wrap}`);
    expect(refused('[1,2,3]')).toBe(
      'too-large: expected at most 2 events in a batch, got 3; send several batches, or one file',
    );
    expect(refused('[')).toContain('an end too early');
  });
});

describe('a name that comes twice in one object', () => {
  const once = 'expected each name once in an object, got it again; leave out the one that is not meant';

  it.each([
    ['{"a":1,"a":2}', '/a'],
    ['{"a":1,"b":{"c":[{}, {"d":1,"e":{"d":1},"d":2}]}}', '/b/c/1/d'],
    ['{"fte":1,"f\\u0074e":0.5}', '/fte'],
    ['{"a":{"x":1},"b":[1,2],"a":{"y":1}}', '/a'],
    ['{"__proto__":1,"__proto__":2}', '/__proto__'],
    ['{"":1,"":2}', '/'],
    ['{"a/b~c":1,"a/b~c":2}', '/a~1b~0c'],
    ['{"a\\"b":1,"a\\"b":2}', '/a"b'],
  ])('refuses %s and points to it', (text, pointer) =>
    expect(words(text)).toBe(`malformed-json: ${pointer}: ${once}`),
  );

  it.each(['{"a":{"a":{"a":1}}}', '[{"a":1},{"a":1}]', '{"a":"\\"a\\":1,","b":":"}', '{"a":"a:1","A":1}'])(
    'is not seen where there is none: %s',
    text => expect(read(text)).toEqual(JSON.parse(text)),
  );

  it('is seen wherever it is, and nowhere else', () => {
    const value = fc.jsonValue({ maxDepth: 4 });
    fc.assert(fc.property(value, json => void expect(readJson(JSON.stringify(json)).ok).toBe(true)));
    const members = fc.dictionary(fc.string({ unit: 'binary' }), value, { minKeys: 1, maxKeys: 4 });
    fc.assert(
      fc.property(members, value, fc.nat(3), (object, again, at) => {
        const names = Object.keys(object);
        const name = JSON.stringify(names[at % names.length]);
        const text = `${JSON.stringify(object).slice(0, -1)},${name}:${JSON.stringify(again)}}`;
        expect(words(`[{"x":${text}}]`)).toContain('malformed-json: /0/x/');
      }),
    );
  });

  it('spoils its item of a batch, and no other', () => {
    const reading = readBatch('[{"a":1},{"b":{"c":1,"c":2},"b":3},7,{"d":1,"d":1}]', { maxItems: 9 });
    if (!reading.ok) throw new Error('refused');
    expect(
      [...reading.doubled].map(([item, faults]) => [item, faults.map(({ pointer }) => pointer)]),
    ).toEqual([
      [1, ['/b/c', '/b']],
      [3, ['/d']],
    ]);
  });

  it('is told fifty times an item at most, however often it comes', () => {
    const many = Array.from({ length: 200 }, (_, nth) => `"${nth}":1`).join(',');
    const reading = readBatch(`[{${many},${many},${many}}]`, { maxItems: 9 });
    expect(reading.ok && reading.doubled.get(0)).toHaveLength(50);
  });
});
