import {
  areaName,
  ENGLAND,
  LEVER_KINDS,
  leverInWords,
  PROFESSION_NAMES,
  type ScenarioCard,
  type ScenarioRevision,
  TENURE_BANDS,
} from '@muster/domain';
import { type Static, Type } from 'typebox';
import { AsOf } from '../freshness/as-of.js';
import { DayText, Instant, Nullable } from '../http/schemas.js';

const LeverJson = Type.Object(
  {
    inWords: Type.String({ description: 'the lever in one line' }),
    kind: Type.Enum(LEVER_KINDS, { description: 'what is changed' }),
    from: Type.String({ description: 'the first month of the change' }),
    until: Nullable(Type.String(), 'the first month in which it no longer holds; null: it stays'),
    area: Nullable(Type.String(), 'where; null: everywhere the scenario is about'),
    year: Nullable(Type.Integer(), 'of withdrawal: of which year of the programme; null: of all'),
    band: Nullable(
      Type.Enum([...TENURE_BANDS]),
      'of leaving-rate: of those so many years in post; null: of all',
    ),
    change: Type.Object(
      {
        percent: Type.Optional(Type.Number({ description: 'by so many per cent of what it would be' })),
        by: Type.Optional(Type.Number({ description: 'by so much, in the unit of the lever' })),
        to: Type.Optional(Type.Number({ description: 'to this value, in the unit of the lever' })),
      },
      { description: 'one of these: by per cent of what it would be, by so much, or to this value' },
    ),
  },
  { component: 'Lever' },
);

const definition = {
  name: Type.String({ description: 'what people call it' }),
  by: Type.String({ description: 'who made it' }),
  note: Nullable(Type.String(), 'why it was made so'),
  target: Nullable(Type.String(), 'the target whose chances it is about'),
  area: Nullable(Type.String(), 'where; null: where the target is, else England'),
  areaName: Type.String(),
  profession: Type.Enum([...PROFESSION_NAMES]),
  levers: Type.Array(LeverJson, { description: 'none: as things are' }),
  revision: Type.String({ description: 'what the next revision is `basedOn`' }),
  effectiveOn: DayText('the day from which the scenario reads so'),
  recordedAt: Instant('when it was recorded'),
};

export const ScenarioRevisionJson = Type.Object(definition, { component: 'ScenarioRevision' });

export const ScenarioJson = Type.Object(
  {
    id: Type.String(),
    ...definition,
    revisions: Type.Integer({ description: 'how many there were, the first saving included' }),
    links: Type.Object({ self: Type.String(), events: Type.String(), forecasts: Type.String() }),
  },
  { component: 'Scenario', description: 'Dated changes of what drives the workforce, to be forecast.' },
);
export type ScenarioJson = Static<typeof ScenarioJson>;

export const ScenariosReply = Type.Object(
  { scenarios: Type.Array(ScenarioJson), asOf: AsOf },
  { component: 'ScenariosReply' },
);
export type ScenariosReply = Static<typeof ScenariosReply>;

export function scenarioJson(card: ScenarioCard): ScenarioJson {
  const self = scenarioAddress(card.id);
  return {
    id: card.id,
    ...revisionJson(card.current),
    revisions: card.revisions.length,
    links: { self, events: `${self}/events`, forecasts: `/v1/forecasts?scenario=${card.id}` },
  };
}

export function scenarioAddress(id: string): string {
  return `/v1/scenarios/${id}`;
}

export function revisionJson(revision: ScenarioRevision): Static<typeof ScenarioRevisionJson> {
  const { name, by, note, target, area, profession, levers, effectiveOn, recordedAt } = revision;
  return {
    ...{ name, by, profession, effectiveOn, recordedAt, revision: revision.revision },
    note: note ?? null,
    target: target ?? null,
    area: area ?? null,
    areaName: areaName(area ?? ENGLAND),
    levers: levers.map(lever => ({
      inWords: leverInWords(lever),
      kind: lever.kind,
      from: lever.from,
      until: lever.until ?? null,
      area: lever.area ?? null,
      year: ('year' in lever ? lever.year : undefined) ?? null,
      band: ('band' in lever ? lever.band : undefined) ?? null,
      change: { ...lever.change },
    })),
  };
}
