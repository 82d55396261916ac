import { LEVELS, PROFESSION_NAMES, ProfessionField } from '@muster/domain';
import { type Static, Type } from 'typebox';
import { type Measure } from '../definitions/measures.js';
import { figureFields } from '../figures/figure.js';
import { FIGURE_COLUMNS, figureCells } from '../figures/figures-table.js';
import { CLOSED, dated, ofInstitution, ofYear, place } from '../figures/place.js';
import { AsOf } from '../freshness/as-of.js';
import { type Table } from '../http/csv.js';
import { DayText, Nullable } from '../http/schemas.js';

export const PipelineQuestion = Type.Object(
  { profession: ProfessionField, ...place, ...ofInstitution, ...ofYear, ...dated },
  CLOSED,
);
export type PipelineQuestion = Static<typeof PipelineQuestion>;

/** In the order in which they are told. */
export const PIPELINE_MEASURES = [
  'applications',
  'offers',
  'accepted',
  'applications-per-place',
  'planned',
  'confirmed',
  'starters',
  'returned',
  'fill-rate',
  'starters-change',
  'starters-change-percent',
  'starters-against-plan',
  'transferred-in',
  'transferred-out',
  'in-training',
  'interrupted',
  'withdrawn',
  'withdrawn-share',
  'due',
  'completed-on-time',
  'completed-late',
  'repair-share',
  'registered',
  'first-post',
  'first-post-share',
  'in-post-share',
  'left-profession',
] as const satisfies readonly Measure[];
export type PipelineMeasure = (typeof PIPELINE_MEASURES)[number];

const PipelineRow = Type.Object(
  {
    level: Type.Enum([...LEVELS]),
    area: Type.String({ description: 'ENG, a region, an ICB, an organisation code or unassigned' }),
    areaName: Type.String(),
    profession: Type.Enum([...PROFESSION_NAMES]),
    year: Type.String({
      description: 'the academic year that cohorts begin in (2025: September 2025 to August 2026)',
    }),
    ...figureFields(PIPELINE_MEASURES),
  },
  { component: 'PipelineRow' },
);
export type PipelineRow = Static<typeof PipelineRow>;

export const PipelineReply = Type.Object(
  {
    on: DayText('up to which is counted: below region the end of a whole month'),
    institution: Nullable(Type.String(), 'the one that alone is counted; null: all'),
    simulated: Type.Boolean({ description: 'whether the people are simulated' }),
    status: Type.Enum(['answered', 'no-derived-evidence'], {
      description: 'no-derived-evidence: nobody told of training for this profession there',
    }),
    rows: Type.Array(PipelineRow, { description: 'by area, academic year and measure' }),
    asOf: AsOf,
  },
  { component: 'PipelineReply' },
);
export type PipelineReply = Static<typeof PipelineReply>;

export const PIPELINE_COLUMNS = {
  simulated: 'yes where the people are simulated',
  level: 'organisation, icb, region or england',
  area: 'ENG, a region, an ICB, an organisation code or unassigned',
  institution: 'the one that alone is counted; empty: all',
  profession: 'what the programmes lead to',
  year: 'the academic year that cohorts begin in',
  on: 'the day up to which is counted',
  ...FIGURE_COLUMNS,
} as const;

export function pipelineTable({ on, institution, simulated, rows }: Omit<PipelineReply, 'asOf'>): Table {
  return {
    columns: PIPELINE_COLUMNS,
    rows: rows.map(({ level, area, areaName: _name, profession, year, ...figure }) => ({
      simulated: simulated ? 'yes' : 'no',
      level,
      area,
      institution,
      profession,
      year,
      on,
      ...figureCells(figure),
    })),
  };
}
