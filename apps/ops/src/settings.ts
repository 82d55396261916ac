import { JOBS_SETTINGS } from '@muster/jobs';
import { serviceSettings } from '@muster/platform';
import { Type } from 'typebox';

/** Of whoever serves what operators act on. */
export const OPS_SETTINGS = {
  MUSTER_OPS_KEY: Type.Optional(
    Type.String({
      pattern: '^[!-~]{32,}$',
      description:
        'a secret of 32 or more visible ASCII characters ("openssl rand -hex 32" makes one), which operators bring who change anything; without it nothing can be changed here',
    }),
  ),
};

/** What the environment configures. */
export const OpsSettings = serviceSettings(7303, { ...JOBS_SETTINGS, ...OPS_SETTINGS });
