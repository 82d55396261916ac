import { FORECASTS } from './forecasts.js';
import { type Definition } from './definition.js';
import { OUTREACH, PARTICIPATION, REDISTRIBUTION } from './participation.js';
import { PIPELINE } from './pipeline.js';
import { EXPOSURE } from './practice.js';
import { STAFFING } from './staffing.js';

/** Every measure that any answer names. */
export const MEASURES = {
  ...STAFFING,
  ...PIPELINE,
  ...EXPOSURE,
  ...PARTICIPATION,
  ...REDISTRIBUTION,
  ...OUTREACH,
  ...FORECASTS,
} as const satisfies Readonly<Record<string, Definition>>;

export type Measure = keyof typeof MEASURES;
