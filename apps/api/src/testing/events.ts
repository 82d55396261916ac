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

function fact(type: string, subject: string, id: string, data: object): Fact {
  const event = {
    specversion: '1.0',
    type: `muster.${type}.v1`,
    source: 'urn:test',
    subject,
    id,
    time: '2025-01-01T09:00:00Z',
    data,
  };
  const reading = readEvent(event, '2026-01-15' as never);
  if (!reading.ok) throw new Error(JSON.stringify(reading.rejection));
  return reading.fact;
}
