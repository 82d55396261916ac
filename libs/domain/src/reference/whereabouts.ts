import { type Day, dayNumber, dayFromNumber } from '../calendar/day.js';
import { type Area, type Areas, type Level } from '../organisations/area.js';
import { type OdsCode } from '../organisations/ods-code.js';
import { areasOf, meaningOf, type Reference } from './reference.js';

/** Where a code counts during a time. Day numbers; half-open. */
export interface Whereabouts {
  readonly from: number;
  readonly to: number;
  /** What the code means. */
  readonly organisation: OdsCode;
  readonly areas: Areas;
  /** The succession of the first day, if it is one: of the organisation itself, or of the ICB it was in, into which. */
  readonly succession: 'organisation' | { readonly icb: Area } | undefined;
}

const known = new WeakMap<Reference, Map<OdsCode, readonly Whereabouts[]>>();

/** All whereabouts of a code, in order, from as far back as anything to as far ahead. Made once a reference. */
export function whereaboutsOf(reference: Reference, code: OdsCode): readonly Whereabouts[] {
  const codes = known.get(reference) ?? new Map<OdsCode, readonly Whereabouts[]>();
  known.set(reference, codes);
  let spans = codes.get(code);
  if (!spans) codes.set(code, (spans = makeWhereabouts(reference, code)));
  return spans;
}

const alone = new WeakMap<Reference, Map<Level, Map<Area, Areas>>>();

/** One area alone: the same object each time, for as long as the reference is. */
export function onlyAt(reference: Reference, level: Level, area: Area): Areas {
  let levels = alone.get(reference);
  if (levels === undefined) alone.set(reference, (levels = new Map<Level, Map<Area, Areas>>()));
  let areas = levels.get(level);
  if (areas === undefined) levels.set(level, (areas = new Map<Area, Areas>()));
  let only = areas.get(area);
  if (only === undefined) areas.set(area, (only = { [level]: area }));
  return only;
}

/** The whereabouts that hold on a day. */
export function whereaboutsOn(spans: readonly Whereabouts[], on: number): Whereabouts {
  return spans.findLast(({ from }) => from <= on)!;
}

function makeWhereabouts(reference: Reference, code: OdsCode): Whereabouts[] {
  const days = [...changesOf(reference, code)].map(dayNumber).sort((a, b) => a - b);
  const starts = [-Infinity, ...new Set(days)];
  const spans: Whereabouts[] = [];
  starts.forEach((from, index) => {
    const to = starts[index + 1] ?? Infinity;
    const on = from === -Infinity ? BEFORE_ALL : dayFromNumber(from);
    const areas = areasOf(reference, code, on);
    const organisation = meaningOf(reference, code, on);
    const succession = index === 0 ? undefined : successionOn(reference, code, on, dayFromNumber(from - 1));
    spans.push({ from, to, organisation, areas, succession });
  });
  return spans;
}

const BEFORE_ALL = '0001-01-01' as Day;

/** Every day on which the meaning or the place of a code may change. */
function changesOf(reference: Reference, code: OdsCode): Set<Day> {
  const days = new Set<Day>();
  for (const organisation of chainOf(reference, code)) {
    const succession = reference.successions.get(organisation);
    if (succession) days.add(succession.on);
    for (const placement of reference.placements.get(organisation) ?? []) {
      if (placement.from !== undefined) days.add(placement.from);
      if (placement.icb !== undefined)
        for (const icb of chainOf(reference, placement.icb as string as OdsCode)) {
          const merged = reference.successions.get(icb);
          if (merged) days.add(merged.on);
        }
    }
  }
  return days;
}

/** A code and all that it comes to mean. */
export function chainOf(reference: Pick<Reference, 'successions'>, code: OdsCode): OdsCode[] {
  const chain = [code];
  for (;;) {
    const successors = reference.successions.get(chain.at(-1)!)?.successors;
    if (successors?.length !== 1) return chain;
    chain.push(successors[0]!);
  }
}

function successionOn(reference: Reference, code: OdsCode, on: Day, before: Day): Whereabouts['succession'] {
  if (meaningOf(reference, code, on) !== meaningOf(reference, code, before)) return 'organisation';
  const icb = areasOf(reference, code, before).icb as string as OdsCode | undefined;
  if (icb === undefined) return undefined;
  const merged = meaningOf(reference, icb, on);
  return merged === meaningOf(reference, icb, before) ? undefined : { icb: merged as string as Area };
}

/** Whether the area that a code counts in at a level is where a succession of that very day puts it. */
export function isPutBySuccession(
  spans: readonly Whereabouts[],
  on: number,
  level: Level,
  area: Area | undefined,
): boolean {
  const { from, succession, areas } = whereaboutsOn(spans, on);
  if (from !== on || succession === undefined) return false;
  if (succession === 'organisation') return areas[level] === area;
  return level === 'icb' && succession.icb === area;
}
