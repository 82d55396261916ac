import { type Day, day } from '../calendar/day.js';
import { type Area } from '../organisations/area.js';
import { type OdsCode } from '../organisations/ods-code.js';
import { type PlaceStory } from '../subjects/organisation/place/fold.js';
import { type Country, type Placement, type Reference, type Succession } from './reference.js';

/** The reference as data/ has it, row by row: organisations.csv, successions.csv and the register of ICBs. */
export interface ReferenceTables {
  readonly organisations: readonly {
    readonly code: string;
    readonly name: string;
    readonly region: string;
    readonly icb: string;
    readonly country: string;
  }[];
  readonly successions: readonly { readonly code: string; readonly successor: string; readonly on: string }[];
  readonly icbs: readonly {
    readonly icb_code: string;
    readonly name: string;
    readonly region_code: string;
  }[];
}

/** A reference before it has a number. */
export type Unnumbered = Omit<Reference, 'epoch'>;

interface DatedSuccession {
  readonly on: Day;
  readonly successors: readonly OdsCode[];
}

/**
 * The reference from the tables of data/ and from what organisations' events say. A succession by event stands beside one
 * of the tables; of all of a code, the earliest counts. Codes that would succeed each other in a circle move nobody.
 */
export function buildReference(
  tables: ReferenceTables,
  stories: ReadonlyMap<OdsCode, PlaceStory>,
): Unnumbered {
  const names = new Map<OdsCode, string>();
  const placements = new Map<OdsCode, Placement[]>();
  const successions = new Map<OdsCode, DatedSuccession[]>();

  const regionOfIcb = new Map<string, Area>();
  for (const icb of tables.icbs) {
    regionOfIcb.set(icb.icb_code, icb.region_code as Area);
    names.set(icb.icb_code as OdsCode, icb.name);
  }
  for (const row of tables.organisations) {
    const code = row.code as OdsCode;
    names.set(code, row.name);
    placements.set(code, [placementOfRow(row)]);
  }
  for (const [code, dated] of successionsOfRows(tables.successions)) successions.set(code, dated);

  for (const [code, story] of stories) {
    if (story.name !== undefined) names.set(code, story.name);
    const placed = placedBy(story, placements.get(code) ?? [], regionOfIcb);
    if (placed.length > 0) placements.set(code, placed);
    successions.set(code, [...(successions.get(code) ?? []), ...story.successions]);
  }
  return { names, placements, successions: withoutCycles(earliest(successions)) };
}

function placementOfRow(row: ReferenceTables['organisations'][number]): Placement {
  const country = row.country as Country;
  return {
    from: undefined,
    icb: (row.icb || undefined) as Area | undefined,
    region: country === 'England' ? ((row.region || undefined) as Area | undefined) : undefined,
    country,
  };
}

/** Rows of one code and day are one succession: several successors then are a split. */
function successionsOfRows(rows: ReferenceTables['successions']): Map<OdsCode, DatedSuccession[]> {
  const successions = new Map<OdsCode, DatedSuccession[]>();
  for (const row of rows) {
    const [code, successor, on] = [row.code as OdsCode, row.successor as OdsCode, day(row.on)];
    const others = successions.get(code) ?? [];
    const sameDay = others.find(succession => succession.on === on);
    successions.set(code, [
      ...others.filter(succession => succession !== sameDay),
      { on, successors: [...(sameDay?.successors ?? []), successor] },
    ]);
  }
  return successions;
}

/** What is not named stays; an ICB without a region takes the ICB's region. */
function placedBy(
  story: PlaceStory,
  base: readonly Placement[],
  regionOfIcb: ReadonlyMap<string, Area>,
): Placement[] {
  const placements = [...base];
  for (const change of story.placements) {
    const before = placements.at(-1);
    placements.push({
      from: change.on,
      icb: change.icb ?? before?.icb,
      region:
        change.region ??
        (change.icb === undefined ? undefined : regionOfIcb.get(change.icb)) ??
        before?.region,
      country: change.country ?? before?.country ?? 'England',
    });
  }
  return placements;
}

function earliest(all: ReadonlyMap<OdsCode, readonly DatedSuccession[]>): Map<OdsCode, Succession> {
  const successions = new Map<OdsCode, Succession>();
  for (const [code, dated] of all) {
    const first = dated.reduce<DatedSuccession | undefined>(
      (best, next) => (best === undefined || next.on < best.on ? next : best),
      undefined,
    );
    if (first?.successors.length === 1)
      successions.set(code, { on: first.on, successor: first.successors[0]! });
  }
  return successions;
}

function withoutCycles(successions: Map<OdsCode, Succession>): Map<OdsCode, Succession> {
  const onCycle = [...successions.keys()].filter(start => {
    const seen = new Set<OdsCode>([start]);
    for (
      let next = successions.get(start)?.successor;
      next !== undefined;
      next = successions.get(next)?.successor
    ) {
      if (next === start) return true;
      if (seen.has(next)) return false;
      seen.add(next);
    }
    return false;
  });
  for (const code of onCycle) successions.delete(code);
  return successions;
}
