import {
  areaName,
  BASES,
  EVIDENCE,
  PROFESSION_NAMES,
  TARGET_MEASURES,
  type TargetCard,
  targetInWords,
  type TargetRevision,
} from '@muster/domain';
import { type Static, Type } from 'typebox';
import { AsOf } from '../freshness/as-of.js';
import { DayText, Instant, Nullable } from '../http/schemas.js';
import { UNITS } from '../units.js';

const definition = {
  inWords: Type.String({ description: 'the target in one line' }),
  title: Nullable(Type.String()),
  profession: Type.Enum([...PROFESSION_NAMES]),
  measure: Type.Enum([...TARGET_MEASURES]),
  unit: Type.String({ description: 'what `amount` counts in: FTE, people, starters or places' }),
  basis: Type.Enum([...BASES], {
    description:
      'net: like-for-like change of the stock since the baseline; gross: joiners since; establishment: change of funded posts',
  }),
  amount: Type.Integer({ description: 'so many more, in `unit`' }),
  baselineOn: DayText('the day whose stock the change is counted from'),
  vintage: Nullable(
    Type.String(),
    'the only vintage of published figures that may answer (YYYY-MM); null: the newest',
  ),
  dueOn: Nullable(DayText(), 'the day by which it is due'),
  area: Type.String({ description: 'ENG, a region (Y56), an ICB (QWE) or an organisation code (R0A)' }),
  areaName: Type.String(),
  evidence: Type.Enum([...EVIDENCE], {
    description: 'reported: published figures; derived: events about people',
  }),
  split: Nullable(
    Type.Array(Type.Object({ area: Type.String(), amount: Type.Integer({ description: 'in `unit`' }) })),
    'parts by area, which add up to the amount',
  ),
  setBy: Nullable(Type.String(), 'who chose what the promise left open'),
  note: Nullable(Type.String(), 'why it was set so'),
  revision: Type.String({ description: 'what the next revision is `basedOn`' }),
  effectiveOn: DayText('the day from which the target reads so'),
  recordedAt: Instant('when it was recorded'),
};

const TargetRevisionJson = Type.Object(definition, { component: 'TargetRevision' });

export const TargetJson = Type.Object(
  {
    id: Type.String(),
    ...definition,
    revisions: Type.Integer({ description: 'how many there were, the first setting included' }),
    links: Type.Object({ self: Type.String(), position: Type.String() }),
  },
  {
    component: 'Target',
    description: 'So many more of a profession, against the stock on a day, by another.',
  },
);
export type TargetJson = Static<typeof TargetJson>;

export const TargetsReply = Type.Object(
  { targets: Type.Array(TargetJson), asOf: AsOf },
  { component: 'TargetsReply' },
);
export type TargetsReply = Static<typeof TargetsReply>;

export const TargetReply = Type.Object(
  {
    target: TargetJson,
    history: Type.Array(TargetRevisionJson, {
      description: 'every way it read, oldest first; the last is current',
    }),
    asOf: AsOf,
  },
  { component: 'TargetReply' },
);
export type TargetReply = Static<typeof TargetReply>;

export function targetJson(card: TargetCard): TargetJson {
  const self = targetAddress(card.id);
  return {
    id: card.id,
    ...revisionJson(card.current),
    revisions: card.revisions.length,
    links: { self, position: `${self}/position` },
  };
}

export function targetReply(card: TargetCard, asOf: AsOf): TargetReply {
  return { target: targetJson(card), history: card.revisions.map(revisionJson), asOf };
}

export function targetAddress(id: string): string {
  return `/v1/targets/${id}`;
}

function revisionJson(revision: TargetRevision): Static<typeof TargetRevisionJson> {
  return {
    inWords: targetInWords(revision),
    title: revision.title ?? null,
    profession: revision.profession,
    measure: revision.measure,
    unit: UNITS[revision.measure],
    basis: revision.basis,
    amount: revision.amount,
    baselineOn: revision.baselineOn,
    vintage: revision.vintage ?? null,
    dueOn: revision.dueOn ?? null,
    area: revision.area,
    areaName: areaName(revision.area),
    evidence: revision.evidence,
    split: revision.split?.map(({ area, amount }) => ({ area, amount })) ?? null,
    setBy: revision.setBy ?? null,
    note: revision.note ?? null,
    revision: revision.revision,
    effectiveOn: revision.effectiveOn,
    recordedAt: revision.recordedAt,
  };
}
