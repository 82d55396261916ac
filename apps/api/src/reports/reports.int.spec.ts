import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Compile } from 'typebox/compile';
import { publishedYear, targetSet } from '../testing/events.js';
import { hold } from '../testing/held-facts.js';
import { enrolled, ofLearner } from '../testing/learners.js';
import { type ServedApi, servedApi } from '../testing/served-api.js';
import { BoardReport } from './board-report.js';
import { PublishedReportsReply } from './published-reply.js';

const FACTS = [
  publishedYear(2020, { start: 980, end: 1000, joiners: 90, leavers: 70 }),
  publishedYear(2021, { start: 1010, end: 1030, joiners: 60, leavers: 45 }),
  publishedYear(2022, { start: 1030, end: 1070.5, joiners: 100, leavers: 55 }),
  targetSet('midwives', { setBy: 'The makers of Muster' }),
  ...Array.from({ length: 40 }, (_, nth) => enrolled(nth + 1, '2019-09-16')),
  ...Array.from({ length: 30 }, (_, nth) => ofLearner('completed', nth + 1, '2022-09-16')),
];
const NEWER = [2020, 2021, 2022].map(year =>
  publishedYear(
    year,
    { start: 1000 + 20 * (year - 2020), end: 1020 + 20 * (year - 2020) },
    { vintage: '2025-12' },
  ),
);

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi('reports');
  await hold(api.database, FACTS);
});
afterAll(() => api.close());

const BOARD = '/v1/reports/board?on=2023-09-30';
const matches = Compile(BoardReport);
async function report(path: string): Promise<BoardReport> {
  const reply = await api.get(path);
  expect([reply.status, reply.status === 200 ? '' : reply.text]).toEqual([200, '']);
  const json = reply.json<BoardReport>();
  expect([...matches.Errors(json)]).toEqual([]);
  return json;
}
async function file(
  path: string,
): Promise<{ type: string | undefined; name: string | undefined; bytes: Uint8Array }> {
  const { statusCode, headers, rawPayload } = await api.app.inject({ method: 'GET', url: path });
  expect(statusCode).toBe(200);
  return {
    type: headers['content-type'] as string,
    name: headers['content-disposition'] as string,
    bytes: new Uint8Array(rawPayload),
  };
}
const figure = ({ sections }: BoardReport, id: string) =>
  sections.flatMap(({ figures }) => figures).find(each => each.id === id);

describe('GET /v1/reports/board', () => {
  it('says progress, pipeline and participation, each figure with evidence, vintage, day and freshness', async () => {
    const draft = await report(BOARD);
    expect(draft.sections.map(({ id }) => id)).toEqual(['progress-midwives', 'pipeline', 'participation']);
    expect(draft).toMatchObject({
      published: null,
      restated: null,
      asked: { on: '2023-09-30', area: 'ENG', year: '2019' },
    });
    expect(figure(draft, 'midwives/in-post')).toMatchObject({
      ...{
        value: 1070.5,
        words: '1,070.5',
        unit: 'FTE',
        evidence: 'reported',
        vintage: '2025-10',
        on: '2023-09-30',
      },
    });
    expect(figure(draft, 'pipeline/starters')).toMatchObject({
      value: 40,
      evidence: 'derived',
      vintage: null,
    });
    expect(draft.sections[1]!.answer).toBe(
      'Of 40 who began in 2019-20, 30 have completed, 0 withdrew and 10 are in training still; 0 have had a first post.',
    );
    expect(draft.sections[2]!.answer).toBe('Nobody told the ethnic group of those who began in 2019-20.');
    // Published figures reach a year further, and targets are set: they tell of no learner, and after that day silence would read as failure.
    expect(figure(draft, 'pipeline/starters')!.on).toBe('2022-09-16');
    expect(draft.asOf).toMatchObject({ newestEffectiveOn: '2024-09-30', newestPeopleDay: '2022-09-16' });
    const [chart] = draft.sections[0]!.charts;
    expect(chart!.drawing).toMatchObject({ kind: 'course', needed: [{ on: '2021-09-30' }, { value: 1110 }] });
  });

  it('refuses what it cannot be asked, and says what it expects', async () => {
    const below = await api.get('/v1/reports/board?area=R0A');
    expect([below.status, below.json().code]).toEqual([400, 'bad-query']);
    expect(below.json().detail).toContain('ENG or a region');
    const form = await api.get('/v1/reports/board?format=doc');
    expect(form.json().detail).toContain('json, pdf, xlsx, csv');
    expect((await api.get('/v1/reports/published/7')).json().code).toBe('unknown-report');
    const day = await api.post('/v1/reports/published', { by: 'Ada', on: '2023-02-31' });
    expect([day.status, day.json().detail]).toEqual([422, expect.stringContaining('a day that exists')]);
    const nobody = await api.post('/v1/reports/published', {});
    expect(nobody.json().errors[0]).toMatchObject({ pointer: '/by' });
  });

  it('is a PDF with tags, language, title, bookmarks, page numbers and text to be selected', async () => {
    const { type, name, bytes } = await file(`${BOARD}&format=pdf`);
    expect(type).toBe('application/pdf');
    expect(name).toBe('attachment; filename="muster-board-report-draft-2023-09-30.pdf"');
    const reading = getDocument({ data: bytes, useSystemFonts: false, verbosity: 0 });
    const pdf = await reading.promise;
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({
      Title: 'Maternity workforce: board report, 30 September 2023',
      Language: 'en-GB',
    });
    expect((await pdf.getOutline()).map(({ title }) => title)).toEqual([
      ...['Summary', expect.stringMatching(/^Progress: /), 'Pipeline: midwives in training, England'],
      ...['Participation: white and BME learners, England', 'Sources and definitions'],
    ]);
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const text = (await page.getTextContent()).items.map(item => ('str' in item ? item.str : '')).join(' ');
      expect(text).toContain(`Page ${number} of ${pdf.numPages}`);
    }
    const first = await (await pdf.getPage(1)).getStructTree();
    const roles = JSON.stringify(first);
    for (const role of ['Document', 'Sect', 'H1', 'H2', 'H3', 'P', 'Table', 'TR', 'TH', 'TD'])
      expect(roles).toContain(`"role":"${role}"`);
    await reading.destroy();
  });

  it('is a workbook with a sheet a table, in which figures are numbers', async () => {
    const { type, bytes } = await file(`${BOARD}&format=xlsx`);
    expect(type).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    const files = unzipSync(bytes);
    const text = (name: string) => new TextDecoder().decode(files[name]);
    const sheets = [...text('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(sheets[0]).toBe('Figures');
    expect(sheets).toContain('pipeline table 1');
    expect(sheets.at(-1)).toBe('Sources and definitions');
    expect(text('xl/worksheets/sheet1.xml')).toContain('<v>1070.5</v>');
    expect(text('xl/sharedStrings.xml')).toContain('Counts towards the target');
  });

  it('is a ZIP of CSV files, the same bytes of the same report, with title, source and days first', async () => {
    await api.post('/v1/reports/published', { by: 'Ada', on: '2023-09-30' });
    const [first, second] = [
      await file('/v1/reports/published/1?format=csv'),
      await file('/v1/reports/published/1?format=csv'),
    ];
    expect(first.type).toBe('application/zip');
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
    const files = unzipSync(first.bytes);
    expect(Object.keys(files)[0]).toBe('01-figures.csv');
    const lines = new TextDecoder().decode(files['01-figures.csv']).split('\r\n');
    expect(lines[0]).toBe('# Every figure of the report');
    expect(lines.find(line => line.includes('midwives/in-post'))).toContain(
      ',1070.5,FTE,"1,070.5",reported,2025-10,2023-09-30,',
    );
  });
});

describe('a published report', () => {
  it('is numbered, attributed and listed, and stays as it was when figures are published anew, which the next one tells', async () => {
    const reply = await api.post('/v1/reports/published', {
      by: 'Grace',
      note: 'Board of March',
      on: '2023-09-30',
    });
    expect(reply.status).toBe(201);
    const { number } = reply.json<BoardReport>().published!;
    expect(reply.headers['location']).toBe(`/v1/reports/published/${number}`);
    const before = await report(`/v1/reports/published/${number}`);
    expect(before.published).toMatchObject({ by: 'Grace', note: 'Board of March' });

    await hold(api.database, [...FACTS, ...NEWER]);
    expect(await report(`/v1/reports/published/${number}`)).toEqual(before);
    const draft = await report('/v1/reports/board?on=2022-09-30');
    expect(draft.restated).toMatchObject({ since: { number, by: 'Grace', on: '2023-09-30' } });
    expect(draft.restated!.changes.find(({ id }) => id === 'midwives/in-post')).toEqual({
      ...{ id: 'midwives/in-post', label: 'In post', then: '1,070.5', now: '1,060.0', difference: -10.5 },
      ...{ cause: 'newer-publication', causes: ['newer-publication'] },
      why: 'Published anew: vintage 2025-12 instead of 2025-10.',
    });

    const listed = await api.get('/v1/reports/published');
    const json = listed.json<PublishedReportsReply>();
    expect([...Compile(PublishedReportsReply).Errors(json)]).toEqual([]);
    expect(json.reports[0]).toMatchObject({ number, by: 'Grace', note: 'Board of March', restated: 0 });
  });

  it('gets the next number, whoever publishes at the same moment, and nobody can change it', async () => {
    const replies = await Promise.all(
      ['A', 'B', 'C'].map(by => api.post('/v1/reports/published', { by, on: '2023-09-30' })),
    );
    const numbers = replies.map(reply => reply.json<BoardReport>().published!.number).sort((a, b) => a - b);
    expect(numbers).toEqual([numbers[0], numbers[0]! + 1, numbers[0]! + 2]);
    await expect(
      api.reader.run('UPDATE muster.published_report SET published_by = $1', ['X']),
    ).rejects.toThrow(/permission denied/);
    await expect(api.reader.run('DELETE FROM muster.published_report', [])).rejects.toThrow(
      /permission denied/,
    );
  });
});
