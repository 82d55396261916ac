import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { csvRecords } from './csv.js';
import { defused, rejectedLine, rejectedRow, type RejectedRow, rejectsHeader } from './rejects.js';

async function* bytes(content: string): AsyncGenerator<Buffer> {
  const whole = Buffer.from(content);
  const size = Math.max(3, whole.length >> 8);
  for (let at = 0; at < whole.length; at += size) yield await Promise.resolve(whole.subarray(at, at + size));
}

async function records(content: string, maxRecord?: number) {
  const list = [];
  for await (const { line, cells, broken } of csvRecords(bytes(content), maxRecord))
    list.push([line, cells, ...(broken ? [broken.by] : [])]);
  return list;
}

describe('the records of a CSV file', () => {
  it('have cells with commas, quotes and line ends in them', async () => {
    expect(await records('a,"b,""c""\r\nd",\r\n"",e\n')).toEqual([
      [1, ['a', 'b,"c"\r\nd', '']],
      [3, ['', 'e']],
    ]);
  });

  it('are what was written, whatever the cells hold', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', 'é', ' ') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(table, async rows => {
        const written = rows.map(cells => cells.map(text => `"${text.replaceAll('"', '""')}"`).join(','));
        const read = await records(written.join('\r\n'));
        expect(read.map(([, cells]) => cells)).toEqual(rows);
      }),
    );
  });

  it('with wrong quotes cost one line each', async () => {
    expect(await records('a\nb"c\n"d\ne\n"f"\ng')).toEqual([
      [1, ['a']],
      [2, ['b"c'], 'quotes'],
      [3, ['"d'], 'quotes'],
      [4, ['e']],
      [5, ['f']],
      [6, ['g']],
    ]);
  });

  it('that go on beyond the longest are given up at their first line, in time that grows with the file only', async () => {
    const [first, ...rest] = await records(`"\n${'x\n'.repeat(100)}y`, 50);
    expect(first).toEqual([1, ['"'], 'quotes']);
    expect(rest).toHaveLength(101);
    const hostile = await records(`"a\n${'""\n'.repeat(50_000)}`, 1 << 14);
    expect(hostile).toHaveLength(50_001);
  });
});

describe('what goes back', () => {
  const rejectsCsv = (header: readonly string[], rows: readonly RejectedRow[]) =>
    rejectsHeader(header) + rows.map(row => rejectedRow(header, row)).join('');
  const fault = { pointer: '/fte', expected: 'a number', got: '"x"' };

  it('is CSV with the code and the reasons, and is not run by a spreadsheet', () => {
    const rows = [
      {
        line: 2,
        code: 'schema',
        faults: [fault, { ...fault, pointer: '/x' }],
        raw: ['=1+1', '-1.5', '+44', '@a', '-'],
      },
      { line: 3, code: 'too-large', faults: [], raw: ['a "b",\n'] },
    ];
    expect(rejectsCsv(['a', 'b', 'c', 'd'], rows)).toBe(
      'a,b,c,d,muster_code,muster_reason\r\n' +
        `'=1+1,-1.5,+44,'@a,schema,"line 2: /fte: expected a number, got ""x""; /x: expected a number, got ""x""; further cells: 1"\r\n` +
        '"a ""b"",\n",,,,too-large,"line 3: "\r\n',
    );
    expect(['\t=1', '\r=1', '＝1', '-1e5', '1', 'a=1', ''].map(defused)).toEqual(
      ["'\t=1", "'\r=1", "'＝1", "'-1e5", '1', 'a=1', ''], // prettier-ignore
    );
  });

  it('can be read back, but for the apostrophes', async () => {
    const cells = fc.array(fc.string(), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(cells, async raw => {
        const header = raw.map((_, nth) => `c${nth}`);
        const written = rejectsCsv(header, [{ line: 2, code: 'schema', faults: [fault], raw }]);
        const [, row] = await records(written);
        expect((row![1] as string[]).slice(0, raw.length)).toEqual(raw.map(defused));
      }),
    );
  });

  it('is NDJSON for lines', () => {
    expect(rejectedLine({ line: 4, code: 'malformed-json', faults: [fault], text: '{"a\ud800' })).toBe(
      `${JSON.stringify({ code: 'malformed-json', reason: '/fte: expected a number, got "x"', line: 4, item: '{"a\uFFFD' })}\n`,
    );
  });
});
