import { JOBS_SETTINGS } from '@muster/jobs';
import { serviceSettings } from '@muster/platform';

/** What the environment configures. */
export const ApiSettings = serviceSettings(7300, JOBS_SETTINGS);
