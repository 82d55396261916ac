import {
  type Area,
  areaName,
  type Day,
  ENGLAND,
  type Level,
  type OutreachKind,
  REGIMES,
  toldUnder,
} from '@muster/domain';
import { cellSums } from '@muster/store';
import { type Figure, nothing, shareOf, valueOf } from '../figures/figure.js';
import { onOnePage, type Place } from '../figures/place.js';
import { type Snapshot } from '../freshness/snapshots.js';
import { type OutreachReply, type OutreachRow } from './outreach-reply.js';

type OutreachFigure = Figure<OutreachRow['measure']>;

/** Sessions of one kind in one area, and of those known to have taken part what became of them. */
interface Held {
  readonly area: Area;
  readonly kind: OutreachKind | null;
  sessions: number;
  people: number;
  attended: number;
  applied: number;
  started: number;
}

/** @throws {ApiProblem} `too-many-rows` */
export async function outreachReply(
  snapshot: Snapshot,
  { level, area, on }: Place & { readonly on: Day },
): Promise<OutreachReply> {
  const held = await cellSums(snapshot, snapshot.generation, 'outreach', {
    by: ['area', 'session', 'detail'],
    where: { level, area, kind: 'held' },
    until: on,
  });
  const known = await cellSums(snapshot, snapshot.generation, 'outreach', {
    by: ['session', 'kind'],
    where: { level: 'england', area: ENGLAND, kind: ['attended', 'applied-after', 'started-after'] },
    until: on,
  });
  const became = new Map(known.map(({ session, kind, people }) => [`${session}\n${kind}`, people]));
  const groups = new Map<string, Held>();
  for (const { area: of, session, detail, sessions, people } of held)
    for (const kind of [null, detail as OutreachKind]) {
      const group = groupOf(groups, of as Area, kind);
      group.sessions += sessions;
      group.people += people;
      group.attended += became.get(`${session}\nattended`) ?? 0;
      group.applied += became.get(`${session}\napplied-after`) ?? 0;
      group.started += became.get(`${session}\nstarted-after`) ?? 0;
    }
  const rows = [...groups.values()]
    .sort((a, b) => (`${a.area} ${a.kind ?? ''}` < `${b.area} ${b.kind ?? ''}` ? -1 : 1))
    .flatMap(group =>
      figuresOf(level, group).map((figure): OutreachRow => {
        return { level, area: group.area, areaName: areaName(group.area), kind: group.kind, ...figure };
      }),
    );
  return {
    on,
    simulated: snapshot.asOf.simulated,
    rows: onOnePage(rows, 'one area'),
    asOf: snapshot.asOf,
  };
}

function groupOf(groups: Map<string, Held>, area: Area, kind: OutreachKind | null): Held {
  const key = `${area} ${kind ?? ''}`;
  const group = groups.get(key) ?? {
    ...{ area, kind, sessions: 0, people: 0, attended: 0, applied: 0, started: 0 },
  };
  groups.set(key, group);
  return group;
}

function figuresOf(level: Level, { sessions, people, attended, applied, started }: Held): OutreachFigure[] {
  return [
    valueOf('outreach-sessions', sessions),
    valueOf('outreach-people', people),
    ...conversion(level, attended, applied, started),
  ];
}

/** Below region figures about few people are not told, and others are rounded. */
function conversion(level: Level, attended: number, applied: number, started: number): OutreachFigure[] {
  const regime = level === 'england' || level === 'region' ? REGIMES.open : REGIMES.hes;
  const came = toldUnder(attended, regime);
  if (came.kind === 'suppressed') return [nothing('outreach-attended', 'suppressed')];
  const share = (measure: OutreachFigure['measure'], count: number): OutreachFigure => {
    const told = toldUnder(count, regime);
    return told.kind === 'count' ? shareOf(measure, told.value, came.value) : nothing(measure, 'suppressed');
  };
  return [
    valueOf('outreach-attended', came.value),
    share('outreach-applied-share', applied),
    share('outreach-started-share', started),
  ];
}
