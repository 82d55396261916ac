import { type Fact, readEvent } from '@muster/domain';

/** A published year of midwives in England that starts on 30 September: FTE with as many people, and half as many again. */
export function publishedYear(
  from: number,
  fte: { start?: number; end?: number; joiners?: number; leavers?: number },
  of: { vintage?: string; profession?: string; area?: string; series?: string } = {},
): Fact {
  const { vintage = '2025-10', profession = 'midwife', area = 'ENG', series = 'a series' } = of;
  const figures = Object.fromEntries(
    Object.entries(fte).map(([kind, value]) => [kind, { fte: value, headcount: Math.round(value * 1.5) }]),
  );
  const none = { start: { headcount: 1 }, end: { headcount: 1 } };
  return fact('workforce.reported', `organisation/${area}`, `${profession} ${series} ${vintage} ${from}`, {
    profession,
    series,
    vintage,
    from: `${from}-09-30`,
    to: `${from + 1}-09-30`,
    ...none,
    ...figures,
  });
}

/** 100 more midwives, FTE, net, England, from 30 September 2021 to 2024; or what `change` says. */
export function targetSet(id: string, change: Record<string, unknown> = {}): Fact {
  return fact('target.set', `target/${id}`, `${id} first`, {
    ...HUNDRED_MIDWIVES,
    effectiveOn: '2025-01-01',
    ...change,
  });
}

export function targetRevised(id: string, event: string, change: Record<string, unknown> = {}): Fact {
  return fact('target.revised', `target/${id}`, event, {
    ...HUNDRED_MIDWIVES,
    effectiveOn: '2025-02-01',
    ...change,
  });
}

/** A body for POST /v1/targets. */
export const HUNDRED_MIDWIVES = {
  profession: 'midwife',
  measure: 'fte',
  basis: 'net',
  amount: 100,
  baselineOn: '2021-09-30',
  dueOn: '2024-09-30',
  area: 'ENG',
  evidence: 'reported',
};

/** A post of person number `person`, each with one: a midwife, full time, at R0A (in QOP and Y62), or what `change` says. */
export function postStarted(
  person: number,
  on: string,
  change: Record<string, unknown> = {},
  source?: string,
): Fact {
  return fact(
    'post.started',
    `person/${pseudonym(person)}`,
    `start ${on}`,
    {
      post: pseudonym(person),
      organisation: 'R0A',
      occupation: 'N2C',
      fte: 1,
      contract: 'permanent',
      effectiveOn: on,
      ...change,
    },
    source,
  );
}

export function postChanged(person: number, on: string, change: Record<string, unknown>): Fact {
  const post = pseudonym(person);
  return fact('post.changed', `person/${post}`, `change ${on}`, { post, effectiveOn: on, ...change });
}

export function postEnded(person: number, on: string): Fact {
  const post = pseudonym(person);
  return fact('post.ended', `person/${post}`, `end ${on}`, { post, effectiveOn: on });
}

/** The feed of an organisation tells of all its midwives from a day on. */
export function feedCovers(organisation: string, from: string, to?: string): Fact {
  const data = { professions: ['midwife'], from, ...(to === undefined ? {} : { to }) };
  return fact('feed.covers', `feed/${organisation}`, `${organisation} ${from}`, data);
}

/** So many FTE of midwives are funded in an area, or in an organisation. */
export function funded(area: string, fundedFte: number, effectiveOn: string): Fact {
  return fact('establishment.reported', `organisation/${area}`, `funded ${effectiveOn}`, {
    profession: 'midwife',
    fundedFte,
    effectiveOn,
  });
}

export function required(area: string, fte: number, effectiveOn: string): Fact {
  return fact('requirement.reported', `organisation/${area}`, `required ${effectiveOn}`, {
    profession: 'midwife',
    fte,
    method: 'Birthrate Plus',
    source: 'a report',
    effectiveOn,
  });
}

export function pseudonym(person: number): string {
  return person.toString(16).padStart(32, '0');
}

/** Any event, as it is read. */
export function fact(type: string, subject: string, id: string, data: object, source = 'urn:test'): Fact {
  const event = {
    specversion: '1.0',
    type: `muster.${type}.v1`,
    source,
    subject,
    id,
    time: '2025-01-01T09:00:00Z',
    data,
  };
  const reading = readEvent(event, '2026-01-15' as never);
  if (!reading.ok) throw new Error(JSON.stringify(reading.rejection));
  return reading.fact;
}

/** A scenario of a target: 10 % fewer midwives leave from 2026 on, or what `change` says. */
export function scenarioSaved(id: string, change: Record<string, unknown> = {}): Fact {
  return fact('scenario.saved', `scenario/${id}`, `${id} first`, {
    ...FEWER_LEAVE,
    effectiveOn: '2025-01-01',
    ...change,
  });
}

export function scenarioRevised(id: string, event: string, change: Record<string, unknown> = {}): Fact {
  return fact('scenario.revised', `scenario/${id}`, event, {
    ...FEWER_LEAVE,
    basedOn: `${id} first`,
    effectiveOn: '2025-02-01',
    ...change,
  });
}

/** A body for POST /v1/scenarios. */
export const FEWER_LEAVE = {
  name: 'Fewer leave',
  by: 'A planner',
  target: 'midwives',
  profession: 'midwife',
  levers: [{ kind: 'leaving-rate', from: '2026-01', change: { percent: -10 } }],
};
