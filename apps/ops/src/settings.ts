import { serviceSettings } from '@muster/platform';

/** What the environment configures. */
export const OpsSettings = serviceSettings(7303, {});
