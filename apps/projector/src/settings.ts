import { JOBS_SETTINGS } from '@muster/jobs';
import { serviceSettings } from '@muster/platform';

/** What the environment configures. */
export const ProjectorSettings = serviceSettings(7302, JOBS_SETTINGS);
