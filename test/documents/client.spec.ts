import { describeApi } from '@muster/api';
import { describe, expect, it } from 'vitest';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '..', '..');

describe('the dashboard’s client', () => {
  it('is what the description of the API makes of it; else "npm run docs:client"', async () => {
    const { stderr } = await run(process.execPath, ['docs/generate-client.mjs', '--check'], { cwd: ROOT });
    expect(stderr).toBe('');
  });

  it('is made of a description that needs no store', async () => {
    const { paths, openapi } = await describeApi();
    expect(openapi).toMatch(/^3\.1/);
    expect(Object.keys(paths)).toContain('/v1/targets/{id}/position');
  });
});
