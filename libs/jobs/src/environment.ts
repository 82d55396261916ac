import { type Static, type TObject, Type } from 'typebox';
import { type JobsBackend } from './open-jobs.js';

const REDIS_URL = 'redis://user:password@host:port/database, or rediss:// for TLS';

/** What the environment says of jobs, for every process that asks for them, shows them or does them. */
export const JOBS_SETTINGS = {
  MUSTER_REDIS_URL: Type.Optional(
    Type.Refine(
      Type.String({ description: `${REDIS_URL}; without it jobs are kept in PostgreSQL` }),
      isRedisUrl,
      () => REDIS_URL,
    ),
  ),
};

export type JobsSettings = Static<TObject<typeof JOBS_SETTINGS>>;

/** @param postgres the URL of the store */
export function jobsBackend({ MUSTER_REDIS_URL: redis }: JobsSettings, postgres: string): JobsBackend {
  return redis === undefined ? { postgres } : { redis };
}

function isRedisUrl(text: string): boolean {
  if (!/^rediss?:\/\/[^\s#?]+$/.test(text) || !URL.canParse(text)) return false;
  const { hostname, pathname } = new URL(text);
  return hostname !== '' && /^(\/\d*)?$/.test(pathname);
}
