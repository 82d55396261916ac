import { serviceSettings } from '@muster/platform';

/** What the environment configures. */
export const ApiSettings = serviceSettings(7300, {});
