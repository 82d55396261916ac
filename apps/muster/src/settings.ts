import { DOOR_SETTINGS } from '@muster/gateway';
import { REFRESH_SETTINGS } from '@muster/forecaster';
import { JOBS_SETTINGS } from '@muster/jobs';
import { OPS_SETTINGS } from '@muster/ops';
import { processSettings, readConfig } from '@muster/platform';
import { type Static, Type } from 'typebox';

const OF_ALL = processSettings(7300, 'warn');

/** What the environment configures. Every fault is listed at start. */
const SettingsSchema = Type.Object({
  ...OF_ALL,
  ...DOOR_SETTINGS,
  ...JOBS_SETTINGS,
  ...OPS_SETTINGS,
  ...REFRESH_SETTINGS,
  /** Without it the store is in a PostgreSQL of its own. */
  MUSTER_POSTGRES_URL: Type.Optional(OF_ALL.MUSTER_POSTGRES_URL),
});

export type Settings = Static<typeof SettingsSchema>;

export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  return readConfig(SettingsSchema, environment);
}
