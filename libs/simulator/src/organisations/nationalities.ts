import { type Published } from '../calibration/published.js';

const HOME = new Set(['British', 'English', 'Scottish', 'Welsh', 'Northern Irish', 'Irish']);
const UNKNOWN = new Set(['Unknown']);
const EU = new Set([
  'Austrian',
  'Belgian',
  'Bulgarian',
  'Croatian',
  'Cypriot',
  'Czech',
  'Danish',
  'Dutch',
  'Estonian',
  'Finnish',
  'French',
  'German',
  'Greek',
  'Hungarian',
  'Italian',
  'Latvian',
  'Lithuanian',
  'Luxembourger',
  'Maltese',
  'Polish',
  'Portuguese',
  'Romanian',
  'Slovak',
  'Slovenian',
  'Spanish',
  'Swedish',
]);

type Row = Published['nationalities'][number];

const fteOf = (rows: readonly Row[]) => rows.reduce((sum, row) => sum + Number(row.FTE), 0);
const isKnown = (row: Row) => !UNKNOWN.has(row.Nationality);

/**
 * Share of a trust's midwives of known nationality (FTE, both published months) who are neither British nor Irish; of all trusts'
 * where the trust is not in the table. Nationality stands in for where people trained, which is not published here.
 */
export function internationalShare(published: Published, code: string): number {
  const own = rowsOf(published, code);
  const rows = (own.length > 0 ? own : published.nationalities).filter(isKnown);
  const all = fteOf(rows);
  return all > 0 ? fteOf(rows.filter(row => !HOME.has(row.Nationality))) / all : 0;
}

const european = new WeakMap<Published, number>();

/** Of the midwives who are neither British nor Irish, the share from the European Union. */
export function europeanShare(published: Published): number {
  const known = european.get(published);
  if (known !== undefined) return known;
  const abroad = published.nationalities.filter(row => isKnown(row) && !HOME.has(row.Nationality));
  const share = fteOf(abroad.filter(row => EU.has(row.Nationality))) / fteOf(abroad);
  european.set(published, share);
  return share;
}

const indexed = new WeakMap<Published, Map<string, Row[]>>();

function rowsOf(published: Published, code: string): readonly Row[] {
  let byCode = indexed.get(published);
  if (byCode === undefined) indexed.set(published, (byCode = indexOf(published)));
  return byCode.get(code) ?? [];
}

function indexOf(published: Published): Map<string, Row[]> {
  const byCode = new Map<string, Row[]>();
  for (const row of published.nationalities) {
    const rows = byCode.get(row['Organisation code']);
    if (rows === undefined) byCode.set(row['Organisation code'], [row]);
    else rows.push(row);
  }
  return byCode;
}
