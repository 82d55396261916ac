import { JOBS_SETTINGS } from '@muster/jobs';
import { serviceSettings } from '@muster/platform';
import { Type } from 'typebox';

export const REFRESH_SETTINGS = {
  MUSTER_FORECAST_EVERY_S: Type.Integer({
    minimum: 1,
    maximum: 86_400,
    default: 300,
    description:
      'seconds, 1 to 86,400: however much evidence comes in, a target is forecast anew no more often than this',
  }),
};

/** What the environment configures. */
export const ForecasterSettings = serviceSettings(7305, { ...JOBS_SETTINGS, ...REFRESH_SETTINGS });
