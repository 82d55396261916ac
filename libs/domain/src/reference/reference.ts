import { type Day } from '../calendar/day.js';
import { type Area, type Areas, ENGLAND, levelOf, UNASSIGNED } from '../organisations/area.js';
import { type OdsCode } from '../organisations/ods-code.js';
import { type Profession } from '../professions.js';
import { type ExposureRow, type ExposureTable, exposureTable } from './exposure.js';
import { type ProfessionRow, type ProfessionTable, professionTable } from './professions.js';

export type Country = 'England' | 'Wales' | 'Scotland' | 'other';

/** Where an organisation lies from a day on. `from` is undefined for "as far back as anything". */
export interface Placement {
  readonly from: Day | undefined;
  readonly icb: Area | undefined;
  readonly region: Area | undefined;
  readonly country: Country;
}

export interface Succession {
  readonly on: Day;
  /** One: the code means it from that day on. Several: a split, which moves nobody until posts change. */
  readonly successors: readonly OdsCode[];
}

/** The days of which an organisation's feed tells of everybody in a profession. */
export interface Coverage {
  readonly from: Day;
  /** The first day no longer covered. */
  readonly to: Day | undefined;
}

/** The code tables. No epoch changes them: others are another generation. */
export interface Codes {
  readonly professions: ProfessionTable;
  /** What standards require learners to have done. */
  readonly exposure: ExposureTable;
}

/**
 * The dated reference at one epoch: what organisations' codes mean and where they lie. A plain value, taken by `fold` and
 * `contributions`; every change of it is a new epoch.
 */
export interface Reference extends Codes {
  readonly epoch: number;
  readonly names: ReadonlyMap<OdsCode, string>;
  /** In order of day. */
  readonly placements: ReadonlyMap<OdsCode, readonly Placement[]>;
  /** The one succession of a code that counts: the earliest. */
  readonly successions: ReadonlyMap<OdsCode, Succession>;
  /** Successions that would have counted, had they not closed a circle: they move nobody. */
  readonly circles: ReadonlyMap<OdsCode, Succession>;
  /** By organisation and profession. */
  readonly feeds: ReadonlyMap<OdsCode, ReadonlyMap<Profession, Coverage>>;
  /** By source: the sources that it succeeded, nearest first. */
  readonly predecessors: ReadonlyMap<string, readonly string[]>;
}

/** The code tables of the rows of data/. */
export function codesOf(rows: {
  readonly professions: readonly ProfessionRow[];
  readonly exposure: readonly ExposureRow[];
}): Codes {
  return { professions: professionTable(rows.professions), exposure: exposureTable(rows.exposure) };
}

export const NO_CODES: Codes = codesOf({ professions: [], exposure: [] });

/** A reference that knows nothing but the code tables. */
export function noReference(professions: ProfessionTable, exposure: ExposureTable = []): Reference {
  return {
    epoch: 0,
    names: new Map(),
    placements: new Map(),
    successions: new Map(),
    circles: new Map(),
    feeds: new Map(),
    predecessors: new Map(),
    professions,
    exposure,
  };
}

/** What a code means on a day, after all successions up to it. */
export function meaningOf(reference: Pick<Reference, 'successions'>, code: OdsCode, on: Day): OdsCode {
  let meant = code;
  for (;;) {
    const next = reference.successions.get(meant);
    if (next === undefined || next.on > on || next.successors.length > 1) return meant;
    meant = next.successors[0]!;
  }
}

/**
 * The areas in which what somebody tells counts on a day: an organisation's where it lies; of an ICB or a region, which may tell for itself,
 * that and England.
 */
export function areasOfTeller(reference: Reference, teller: Area, on: Day): Areas {
  const level = levelOf(teller);
  return level === 'organisation'
    ? areasOf(reference, teller as string as OdsCode, on)
    : { [level]: teller, england: ENGLAND };
}

/**
 * The areas, at each level, in which a code counts on a day. An organisation that the reference does not know is in ICB and
 * region `unassigned`, and in England; one outside England has no area above its own.
 */
export function areasOf(reference: Reference, code: OdsCode, on: Day): Areas {
  const organisation = meaningOf(reference, code, on);
  const placement = placementOf(reference, organisation, on);
  if (
    placement !== undefined &&
    (placement.country !== 'England' || placement.region?.startsWith('W') === true)
  )
    return { organisation: organisation as string as Area };
  const icb = placement?.icb;
  return {
    organisation: organisation as string as Area,
    icb:
      icb === undefined ? UNASSIGNED : (meaningOf(reference, icb as string as OdsCode, on) as string as Area),
    region: placement?.region ?? UNASSIGNED,
    england: ENGLAND,
  };
}

function placementOf(reference: Reference, code: OdsCode, on: Day): Placement | undefined {
  return reference.placements
    .get(code)
    ?.findLast(placement => placement.from === undefined || placement.from <= on);
}
