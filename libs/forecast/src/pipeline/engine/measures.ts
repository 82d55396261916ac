/**
 * What every trajectory keeps of each month and region. Stocks are of the month's end; joiners are first posts, returners, recruits from
 * abroad and other entries (new, return, role-in); leavers are left, role-out and retired. Nothing else joins or leaves.
 */
export const PIPELINE_MEASURES = [
  'headcount',
  'fte',
  'joiners',
  'leavers',
  'firstPosts',
  'starters',
  'inTraining',
] as const;
export type PipelineMeasure = (typeof PIPELINE_MEASURES)[number];

/** What moves the stock, as the bridge tells it. `hours` moves FTE alone; moves within a region do not move the region. */
export const PIPELINE_FLOWS = [
  'firstPosts',
  'returned',
  'recruitedAbroad',
  'joinedOtherwise',
  'reactivated',
  'movedIn',
  'left',
  'retired',
  'inactivated',
  'movedOut',
  'hours',
] as const;
export type PipelineFlow = (typeof PIPELINE_FLOWS)[number];
export const FLOW_COUNT = PIPELINE_FLOWS.length;

/** Their places in rows of draws and of flows. */
export const AT = {
  headcount: 0,
  fte: 1,
  joiners: 2,
  leavers: 3,
  firstPosts: 4,
  starters: 5,
  inTraining: 6,
} as const satisfies Record<PipelineMeasure, number>;

export const FLOW_AT = Object.fromEntries(PIPELINE_FLOWS.map((flow, at) => [flow, at])) as Record<
  PipelineFlow,
  number
>;
