import { type Area, ENGLAND } from '@muster/domain';
import { join } from 'node:path';
import { dataFolder } from './data-folder.js';
import { readTable } from './tables.js';

/** Where a denominator is from, in words. */
export interface Counted {
  readonly source: string;
}

/** People by the values of one attribute, in one area. */
export interface PeopleByValue extends Counted {
  readonly people: ReadonlyMap<string, number>;
}

/**
 * What posts and shares are set against: the people and births of areas. Census figures of 21 March 2021, live births of 2022. NHS regions are
 * made of whole districts, four of which straddle two.
 */
export interface Denominators {
  /** Of England, a region, or one of the 42 ICBs up to March 2026. */
  people(area: Area): (Counted & { readonly people: number }) | undefined;
  /** Of England or a region. */
  births(area: Area): (Counted & { readonly births: number }) | undefined;
  /** By ethnicity or sex in England and regions, by disability also in ICBs. */
  byValue(attribute: string, area: Area): PeopleByValue | undefined;
  /** The fifth of the 42 ICBs that one lies in by its average score of deprivation: 1 is the most deprived. */
  fifthOf(icb: Area): number | undefined;
  /** The people of the ICBs of a fifth. */
  peopleInFifth(fifth: number): number | undefined;
}

const CENSUS = 'ONS, Census 2021';
const BIRTHS = 'ONS, Births in England and Wales 2022 (secondary transcription)';

/** The NHS region of each region that births are told of. */
const NHS_REGIONS: Readonly<Record<string, string>> = {
  E12000001: 'Y63',
  E12000002: 'Y62',
  E12000003: 'Y63',
  E12000004: 'Y60',
  E12000005: 'Y60',
  E12000006: 'Y61',
  E12000007: 'Y56',
  E12000008: 'Y59',
  E12000009: 'Y58',
};
const FIFTHS = 5;

/** No part of a generation: figures are set against these when they are asked for. */
export function readDenominators(folder = dataFolder()): Denominators {
  const table = <Column extends string>(name: string, ...columns: readonly Column[]) =>
    readTable(join(folder, `${name}.csv`), columns);
  const icbs = table(
    'population_by_icb',
    ...(['icb', 'icb_ons_code', 'region', 'persons', 'disabled', 'not_disabled'] as const),
  );
  const [people, births, byValue] = [new Sums(), new Sums(), new Map<string, Sums>()];
  const add = (attribute: string, area: string, value: string, persons: string) => {
    const key = keyOf(attribute, area);
    byValue.set(key, (byValue.get(key) ?? new Sums()).add(value, persons));
  };
  for (const { icb, region, persons, disabled, not_disabled: others } of icbs)
    for (const area of [icb, region, ENGLAND]) {
      people.add(area, persons);
      add('disability', area, 'yes', disabled);
      add('disability', area, 'no', others);
    }
  for (const row of table(
    'population_by_ltla',
    ...(['nhse_region', 'census2021_females', 'census2021_males'] as const),
  ))
    for (const area of [row.nhse_region, ENGLAND]) {
      add('sex', area, 'female', row.census2021_females);
      add('sex', area, 'male', row.census2021_males);
    }
  for (const { geography, code, nhs_ethnic_code: value, persons } of table(
    'population_by_region_ethnicity',
    ...(['geography', 'code', 'nhs_ethnic_code', 'persons'] as const),
  ))
    if (geography !== 'ons-region')
      add('ethnicity', geography === 'england' ? ENGLAND : code, value, persons);
  for (const { code, live_births: count } of table('births_by_region', 'code', 'live_births'))
    if (NHS_REGIONS[code] !== undefined)
      for (const area of [NHS_REGIONS[code], ENGLAND]) births.add(area, count);
  const fifths = fifthsOf(icbs, table('imd2025_england_icb24', 'icb24_code', 'imd_rank_of_average_score'));
  const inFifths = new Sums();
  for (const { icb, persons } of icbs) inFifths.add(String(fifths.get(icb)), persons);
  return {
    people: area => counted(people.by.get(area), people => ({ people, source: CENSUS })),
    births: area => counted(births.by.get(area), births => ({ births, source: BIRTHS })),
    byValue: (attribute, area) =>
      counted(byValue.get(keyOf(attribute, area)), ({ by }) => ({ people: by, source: CENSUS })),
    fifthOf: icb => fifths.get(icb),
    peopleInFifth: fifth => inFifths.by.get(String(fifth)),
  };
}

/** By the NHS codes of ICBs; ranks are by those of the ONS. */
function fifthsOf(
  icbs: readonly { readonly icb: string; readonly icb_ons_code: string }[],
  ranked: readonly { readonly icb24_code: string; readonly imd_rank_of_average_score: string }[],
): Map<string, number> {
  const ranks = new Map(ranked.map(row => [row.icb24_code, Number(row.imd_rank_of_average_score)]));
  return new Map(
    icbs.map(({ icb, icb_ons_code: code }) => [icb, Math.ceil((ranks.get(code)! * FIFTHS) / ranks.size)]),
  );
}

function keyOf(attribute: string, area: string): string {
  return `${attribute} ${area}`;
}

function counted<Sum, Told>(sum: Sum | undefined, told: (sum: Sum) => Told): Told | undefined {
  return sum === undefined ? undefined : told(sum);
}

class Sums {
  readonly by = new Map<string, number>();

  add(key: string, persons: string): this {
    this.by.set(key, (this.by.get(key) ?? 0) + Number(persons));
    return this;
  }
}
