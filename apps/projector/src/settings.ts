import { serviceSettings } from '@muster/platform';

/** What the environment configures. */
export const ProjectorSettings = serviceSettings(7302, {});
