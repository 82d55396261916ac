import { describe, expect, it } from 'vitest';
import { readConfig } from '../config.js';
import { serviceSettings } from './settings.js';

const read = (url: string) =>
  readConfig(serviceSettings(7300, {}), { MUSTER_POSTGRES_URL: url }).MUSTER_POSTGRES_URL;

describe('the address of the store', () => {
  it.each([
    'postgres://muster:secret@127.0.0.1:5432/muster',
    'postgresql://muster:s%23c%2Fr%40t@store.example/muster?sslmode=require',
    'postgres:///muster?host=/var/run/postgresql',
    'postgres://muster@%2Fvar%2Frun%2Fpostgresql/muster',
  ])('may be %s', url => {
    expect(read(url)).toBe(url);
  });

  it.each([
    'store',
    'mysql://muster:secret@store/muster',
    'postgres://muster:sec#ret@store:5432/muster',
    'postgres://muster:sec/ret@store:5432/muster',
    'postgres://muster:12#ret@store:5432/muster',
    'postgres://muster:12/ret@store:5432/muster',
    'postgres://muster:12?ret@store:5432/muster',
    'postgres://muster:secret@store:many/muster',
  ])('cannot be %j, which is said without saying it', url => {
    expect(() => read(url)).toThrow(/MUSTER_POSTGRES_URL must be postgres:\/\/user:password@host:port/);
    expect(() => read(url)).not.toThrow(/sec|ret@|many/);
  });
});
