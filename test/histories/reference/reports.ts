import { areaOf, type Level, LEVELS, meaning } from './areas.js';
import { inForce } from './corrections.js';
import { dayNumber, daysFrom, dayText, type Window } from './days.js';
import { addTo, type Figures, inOrderOfDay } from './entrants.js';
import { type CloudEvent, byTimeSourceId, field, nameOf, required } from './events.js';
import { type Tables } from './tables.js';
import { type World, worldOf } from './world.js';

/** What organisations report of intakes, places on placement, outreach and births. Places on placement are of the window's days alone. */
export function deriveReports(log: readonly CloudEvent[], tables: Tables, window: Window): Figures {
  const facts = inForce(log);
  const world = worldOf(facts, tables);
  const figures: Figures = new Map();
  for (const subject of new Set(facts.map(fact => fact.subject))) {
    if (!subject.startsWith('organisation/')) continue;
    const of = { code: subject.slice('organisation/'.length), world };
    const own = (name: string) => facts.filter(fact => fact.subject === subject && nameOf(fact) === name);
    for (const kind of ['planned', 'confirmed']) countIntake(figures, of, kind, own(`intake.${kind}`));
    countSessions(figures, of, own('outreach.held'));
    countDeliveries(figures, of, own('deliveries.reported'));
    countPlaces(figures, of, own('placement.capacity-reported'), window);
  }
  return figures;
}

interface Reporter {
  readonly code: string;
  readonly world: World;
}

/** "an ICB (Q-code) ⊂ region … ⊂ England (`ENG`)"; anything else is an organisation. */
function ownLevel(code: string): Level {
  if (code === 'ENG') return 'england';
  if (/^Y(5[689]|6[0-3])$/.test(code)) return 'region';
  return /^Q..$/.test(code) ? 'icb' : 'organisation';
}

/** Those of the last of what says the same by these fields, by the order of timelines. */
function lastOfEach(facts: readonly CloudEvent[], names: readonly string[], day?: string): CloudEvent[] {
  const keyOf = (fact: CloudEvent) => JSON.stringify(names.map(name => field(fact, name) ?? null));
  const backwards = inOrderOfDay(facts, day).reverse();
  return backwards.filter(fact => backwards.find(other => keyOf(other) === keyOf(fact)) === fact);
}

function countIntake(figures: Figures, { code }: Reporter, kind: string, facts: readonly CloudEvent[]): void {
  for (const fact of lastOfEach(facts, ['programme', 'route', 'cohort', 'placementArea'])) {
    const at = ['profession', 'programme', 'route', 'cohort'].map(name => required<string>(fact, name));
    addTo(figures, ['intake', ownLevel(code), code, ...at, kind, 'places'], required(fact, 'places'));
    addTo(figures, ['intake', ownLevel(code), code, ...at, kind, 'reports'], 1);
  }
}

function areasOn({ code, world }: Reporter, day: string): [Level, string][] {
  return LEVELS.flatMap(level => {
    const area = areaOf(world, level, code, dayNumber(day));
    return area === undefined ? [] : [[level, area] as [Level, string]];
  });
}

function countSessions(figures: Figures, of: Reporter, facts: readonly CloudEvent[]): void {
  const level = ownLevel(of.code);
  for (const fact of lastOfEach(facts, ['session'])) {
    const day = required<string>(fact, 'effectiveOn');
    const ofArea: [Level, string][] = [
      [level, of.code],
      ...(level === 'england' ? [] : ([['england', 'ENG']] as [Level, string][])),
    ];
    for (const [at, area] of level === 'organisation' ? areasOn(of, day) : ofArea) {
      const cell = [
        'outreach',
        at,
        area,
        required<string>(fact, 'session'),
        'held',
        required<string>(fact, 'kind'),
        day,
      ];
      addTo(figures, [...cell, 'sessions'], 1);
      addTo(figures, [...cell, 'people'], required(fact, 'people'));
    }
  }
}

function countDeliveries(figures: Figures, of: Reporter, facts: readonly CloudEvent[]): void {
  const level = ownLevel(of.code);
  const toldBy = level === 'organisation' ? 'organisation' : 'area';
  for (const fact of lastOfEach(facts, ['from', 'to'], 'to')) {
    const [from, to] = [required<string>(fact, 'from'), required<string>(fact, 'to')];
    const counts = {
      all: required<number>(fact, 'deliveries'),
      ...field<Record<string, number>>(fact, 'byDeprivationDecile'),
    };
    for (const [at, area] of level === 'organisation' ? areasOn(of, to) : [[level, of.code] as const])
      for (const [kind, count] of Object.entries(counts))
        addTo(figures, ['delivery', at, area, kind, toldBy, from, to, 'deliveries'], count);
  }
}

/** Day by day: the last capacity told, of an organisation while its code means itself. */
function countPlaces(
  figures: Figures,
  of: Reporter,
  facts: readonly CloudEvent[],
  { from, to }: Window,
): void {
  const level = ownLevel(of.code);
  for (const profession of new Set(facts.map(fact => required<string>(fact, 'profession')))) {
    const own = facts.filter(fact => field(fact, 'profession') === profession);
    for (const day of daysFrom(dayNumber(from), dayNumber(to))) {
      const told = toldOn(own, dayText(day));
      if (told === undefined) continue;
      const areas =
        level !== 'organisation'
          ? [[level, of.code] as const]
          : meaning(of.world, of.code, day) === of.code
            ? areasOn(of, dayText(day))
            : [];
      for (const [at, area] of areas) {
        const toldBy = level === 'organisation' ? 'organisation' : 'area';
        const cell = ['placement', at, area, profession, toldBy, dayText(day)];
        addTo(figures, [...cell, 'places'], required(told, 'places'));
        addTo(figures, [...cell, 'reports'], 1);
      }
    }
  }
}

function toldOn(facts: readonly CloudEvent[], day: string): CloudEvent | undefined {
  const before = facts.filter(fact => required<string>(fact, 'effectiveOn') <= day);
  const newest = before
    .map(fact => required<string>(fact, 'effectiveOn'))
    .sort()
    .at(-1);
  return before
    .filter(fact => field(fact, 'effectiveOn') === newest)
    .sort(byTimeSourceId)
    .at(-1);
}
