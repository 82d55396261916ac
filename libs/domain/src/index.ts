export * from './brand.js';
export * from './calendar/academic-year.js';
export * from './calendar/day.js';
export * from './calendar/month.js';
export * from './cubes/cube.js';
export * from './cubes/spread.js';
export * from './cubes/tenure.js';
export * from './derived/bridge.js';
export * from './derived/coverage.js';
export * from './derived/days.js';
export * from './derived/evidence.js';
export * from './derived/provisional.js';
export * from './derived/rates.js';
export * from './derived/reconciliation.js';
export {
  type CountedCell,
  type Cut,
  FEWEST_CHANGED,
  nextCut,
  releasable,
  type ReleasedCut,
  subjectsChanged,
} from './disclosure/cut.js';
export {
  type NotGivenReason,
  percent,
  type Protected,
  type ProtectedPercent,
  toldUnder,
} from './disclosure/figure.js';
export { countedAttribute, groupedCut, groupOf } from './disclosure/grouped-tables.js';
export * from './disclosure/likelihood.js';
export * from './disclosure/participation-tables.js';
export * from './disclosure/protect.js';
export * from './disclosure/regime.js';
export * from './disclosure/table.js';
export * from './events/canonical.js';
export * from './events/definition.js';
export {
  type Column,
  cellOf,
  columnsOf,
  ENVELOPE_COLUMNS,
  LIST_SEPARATOR,
} from './events/describe/columns.js';
export { type CloudEvent, exampleOf, inPseudonyms } from './events/describe/example-events.js';
export { type Field, type FieldForm, fieldsOf } from './events/describe/fields.js';
export {
  dataSchemaOf,
  type JsonSchema,
  namesPeople,
  type SchemaSide,
} from './events/describe/json-schema.js';
export * from './events/describe/outcomes.js';
export {
  STRANDS,
  type Strand,
  SUBJECT_FORMS,
  type Topic,
  topics,
  typesOn,
} from './events/describe/strands.js';
export { grantOf, ruleOf } from './events/describe/words.js';
export * from './events/fact.js';
export * from './events/faults.js';
export { AreaField, DayField, MonthField, ProfessionField } from './events/fields.js';
export * from './events/read-event.js';
export { schemaFaults } from './events/schema-faults.js';
export * from './events/table.js';
export * from './fte.js';
export * from './hours.js';
export * from './organisations/area.js';
export * from './organisations/ods-code.js';
export * from './person-key.js';
export * from './pipeline/followed.js';
export * from './pipeline/intakes.js';
export * from './pipeline/years.js';
export * from './professions.js';
export * from './reference/build.js';
export * from './reference/difference.js';
export * from './reference/exposure.js';
export * from './reference/professions.js';
export * from './reference/reference.js';
export * from './reference/types.js';
export * from './reference/whereabouts.js';
export * from './reported/bridge.js';
export * from './reported/series.js';
export * from './statistics/binomial.js';
export { CONFIDENCE, type Interval, type Share } from './statistics/interval.js';
export * from './statistics/kaplan-meier.js';
export * from './statistics/newcombe.js';
export * from './statistics/poisson.js';
export * from './statistics/relative-likelihood.js';
export * from './statistics/wilson.js';
export {
  type Figure,
  FIGURE_KINDS,
  type FigureKind,
  type PublishedPeriod,
} from './subjects/organisation/figures/fold.js';
export { type Decile, DECILES } from './subjects/organisation/deliveries/events.js';
export { type OutreachKind, OUTREACH_KINDS } from './subjects/organisation/outreach/events.js';
export { type PlaceStory, NO_PLACE } from './subjects/organisation/place/fold.js';
export { BASES, EVIDENCE, TARGET_MEASURES } from './subjects/target/events.js';
export * from './subjects/generation.js';
export * from './subjects/mentions.js';
export * from './subjects/part.js';
export { type ApplicationKind, APPLICATION_KINDS } from './subjects/person/application/fold.js';
export { aliasIn, clustersOf } from './subjects/person/links.js';
export { STAGES } from './subjects/person/participation.js';
export { EXPOSURE_KINDS } from './subjects/person/training/events.js';
export * from './subjects/person/profile/attributes.js';
export { type Revised, whatItSays } from './subjects/revised.js';
export { POST_FIELDS } from './subjects/person/employment/events.js';
export { type FlowKind, type PairChange } from './subjects/person/employment/flows.js';
export * from './subjects/person/employment/stock.js';
export { ENTRY_KINDS, type EntryKind } from './subjects/person/employment/kinds/entry.js';
export { EXIT_KINDS, type ExitKind } from './subjects/person/employment/kinds/exit.js';
export { type FeedStory } from './subjects/feed/fold.js';
export * from './subjects/scenario/levers.js';
export {
  type ScenarioCard,
  type ScenarioDefinition,
  type ScenarioRevision,
} from './subjects/scenario/scenario.js';
export { type SourceStory } from './subjects/source/fold.js';
export * from './subjects/subject.js';
export * from './subjects/what-holds.js';
export {
  type Basis,
  type Evidence,
  type Publication,
  type TargetCard,
  type TargetDefinition,
  type TargetMeasure,
  type TargetRevision,
} from './subjects/target/target.js';
export * from './targets/answer.js';
export * from './targets/derived-position.js';
export * from './targets/intake-position.js';
export * from './targets/position.js';
export * from './targets/reported-position.js';
export * from './targets/staffing.js';
export * from './targets/words.js';
export * from './timeline/anomaly.js';
export * from './timeline/in-force.js';
export * from './timeline/order.js';
export * from './timeline/timeline.js';
