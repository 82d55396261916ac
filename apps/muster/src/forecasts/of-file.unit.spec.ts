import { afterAll, describe, expect, it } from 'vitest';
import { type Month } from '@muster/domain';
import { dataFolder } from '@muster/platform';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forecastFile } from './of-file.js';
import { quantileItems } from './quantile-items.js';

const SHIPPED = join(dataFolder(), 'nhs_turnover_midwives_consultants.csv');
const OPTIONS = { seed: 1, trajectories: 100, horizon: 2, stockOnly: true };
const folder = mkdtempSync(join(tmpdir(), 'muster-forecast-'));
const [header, ...rows] = readFileSync(SHIPPED, 'utf8').trim().split('\n') as [string, ...string[]];

let files = 0;
function fileOf(text: string): string {
  files += 1;
  const path = join(folder, `${files}.csv`);
  writeFileSync(path, text);
  return path;
}
const ofRows = (changed: readonly string[], first = header) => fileOf([first, ...changed].join('\n'));
const forecast = async (file: string, origin?: string) => {
  const made = await forecastFile(file, origin as Month | undefined, OPTIONS);
  return { ...made, items: quantileItems(made.forecasts) };
};
const plain = await forecast(SHIPPED);

afterAll(() => rmSync(folder, { recursive: true }));

describe('a file of turnover figures is forecast', () => {
  it('in every profession, region, measure and period, with quantiles that rise from 0 or more', () => {
    expect(plain.items).toHaveLength(2 * 8 * 2 * 2);
    expect([...new Set(plain.items.map(({ region }) => region))]).toEqual([
      'All',
      'Y56',
      'Y58',
      'Y59',
      'Y60',
      'Y61',
      'Y62',
      'Y63',
    ]);
    for (const { quantiles, origin } of plain.items) {
      const values = Object.values(quantiles);
      expect(values).toEqual([...values].sort((a, b) => a - b));
      expect(values[0]).toBeGreaterThanOrEqual(0);
      expect(origin).toBe('2023-09');
    }
    expect([plain.remarks, plain.missing]).toEqual([[], []]);
  });

  it.each([
    ['begins with a byte order mark', () => fileOf(`\uFEFF${[header, ...rows].join('\n')}`)],
    ['has lines that end in CR LF', () => fileOf([header, ...rows].join('\r\n'))],
    ['has its rows in another order', () => ofRows([...rows].reverse())],
    [
      'has its columns in another order, and one more',
      () =>
        ofRows(
          rows.map(row => ['x', ...row.split(',').reverse()].join(',')),
          ['NOTE', ...header.split(',').reverse()].join(','),
        ),
    ],
  ])('to the same quantiles when it %s', async (_, make) => {
    expect((await forecast(make())).items).toEqual(plain.items);
  });

  it('from an earlier origin as if nothing later were in it', async () => {
    const early = rows.filter(row => row.slice(10, 16) <= '201909');
    const [whole, cut] = [await forecast(SHIPPED, '2019-09'), await forecast(ofRows(early))];
    expect(cut.origin).toBe('2019-09');
    expect(cut.items).toEqual(whole.items);
  });

  it('without what is withheld', async () => {
    const withheld = rows.map(row =>
      row.startsWith('201409 to 201509,Leavers,Y58') ? row.replace(/,[^,]+,[^,]+$/, ',*,') : row,
    );
    const made = await forecast(ofRows(withheld));
    expect(made.items).toHaveLength(plain.items.length);
    expect(made.missing).toEqual([]);
    expect(made.remarks).toContain(
      'midwife, FTE, Y58: of its 14 periods 1 without joiners or leavers tell of no flows',
    );
  });

  it('without staff groups and regions that are not known, which are named', async () => {
    const more = rows
      .filter(row => row.includes('Midwives'))
      .flatMap(row => [
        row.replace('Midwives', 'Ambulance staff'),
        row.replace(/,(All|Y\d\d),/, ',Unknown,'),
      ]);
    const made = await forecast(ofRows([...rows, ...more]));
    expect(made.items).toEqual(plain.items);
    expect(made.remarks).toEqual([
      'staff group "Ambulance staff" is not one that Muster forecasts: 448 rows were passed over',
      'region "Unknown" is not one that Muster forecasts: 448 rows were passed over',
    ]);
  });

  it('in the measure that it has', async () => {
    const heads = rows.map(row => row.split(',').slice(0, 5).join(','));
    const made = await forecast(ofRows(heads, header.replace(',FTE', '')));
    expect(new Set(made.items.map(({ measure }) => measure))).toEqual(new Set(['HC']));
    expect(made.items).toEqual(plain.items.filter(({ measure }) => measure === 'HC'));
  });

  it('for England alone where there is nothing else', async () => {
    const made = await forecast(ofRows(rows.filter(row => row.includes(',All,'))));
    expect(made.items.map(({ region }) => region)).toEqual(Array.from({ length: 8 }, () => 'All'));
  });

  it('as far as it goes where it breaks off in a line, and that line is named', async () => {
    const whole = [header, ...rows].join('\n');
    const made = await forecast(fileOf(whole.slice(0, whole.lastIndexOf(',') - 3)));
    expect(made.missing).toEqual([`line ${rows.length + 1}: expected 6 cells as in the header, got 5`]);
    expect(made.items).toHaveLength(plain.items.length);
  });

  it('without rows that make no sense, each named with what was expected', async () => {
    const bad = [
      '2022 to 2023,Leavers,All,Midwives,1,1',
      '202209 to 202309,Left,All,Midwives,1,1',
      '202209 to 202309,Leavers,Y58,Midwives,-3,some',
      '202109 to 202209,Leavers,Y58,Midwives,7,7',
    ];
    const made = await forecast(ofRows([...rows, ...bad]));
    expect(made.missing).toEqual([
      'line 898: PERIOD is "2022 to 2023", expected YYYYMM to YYYYMM, e.g. 202109 to 202209',
      'line 899: TYPE is "Left", expected one of: denominator at start of period, denominator at end of period, joiners, leavers',
      'line 900: FTE is "some", expected a number from 0 on',
      'line 900: HC is "-3", expected a number from 0 on',
      expect.stringMatching(/^line 901: it gives a figure anew and differently \(7, not [\d.]+\)/),
      expect.stringMatching(/^line 901: it gives a figure anew and differently \(7, not [\d.]+\)/),
    ]);
    expect(made.items).toEqual(plain.items);
  });

  it('without a region that breaks off, which is named', async () => {
    const made = await forecast(ofRows(rows.filter(row => !/^20(21|22)09 .*,Y58,Midwives/.test(row))));
    expect(made.missing).toEqual([
      'midwife, FTE, Y58: its last stock is that of 2021-09, none is told for 2023-09: not forecast',
      'midwife, HC, Y58: its last stock is that of 2021-09, none is told for 2023-09: not forecast',
    ]);
    expect(made.items.filter(({ region }) => region === 'Y58')).toHaveLength(4);
  });
});

describe('there is no forecast of', () => {
  it.each([
    ['a file that is not there', () => join(folder, 'none.csv'), undefined, 'there is no such file'],
    ['an empty file', () => fileOf(''), undefined, 'it is empty'],
    ['a file without its columns', () => fileOf('a,b\n1,2'), undefined, 'it lacks the column PERIOD, TYPE'],
    [
      'a file of others',
      () => ofRows(['202209 to 202309,Leavers,All,Porters,1,1']),
      undefined,
      'holds no figure of midwives or consultants',
    ],
    [
      'a file that does not reach the origin',
      () => SHIPPED,
      '2024-09',
      'no period ends in 2024-09: name an origin',
    ],
  ])('%s, and it is said why', async (_, make, origin, why) => {
    await expect(forecast(make(), origin)).rejects.toThrow(why);
  });
});
