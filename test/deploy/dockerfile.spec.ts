import { describe, expect, it } from 'vitest';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileFaults, imageFaults, isSent, parseDockerfile } from './dockerfile.js';
import { read, ROOT } from './services.js';

const text = read('Dockerfile');
const dockerfile = parseDockerfile(text);
const dockerignore = read('.dockerignore');

/** Those that Node runs: one with an index.html is for browsers. */
const apps = readdirSync(join(ROOT, 'apps')).filter(
  app =>
    existsSync(join(ROOT, 'apps', app, 'package.json')) && !existsSync(join(ROOT, 'apps', app, 'index.html')),
);

describe('the Dockerfile', () => {
  it.each(apps)('makes an image of %s that does not run as root and ends by SIGTERM', app => {
    expect(imageFaults(dockerfile, app)).toEqual([]);
  });

  it('copies what there is, installs what is locked and keeps no secret', () => {
    expect(fileFaults(dockerfile)).toEqual([]);
  });

  it.each([
    ['USER node', 'USER root', 'runs as root'],
    ['USER node', 'USER 0:0', 'runs as root'],
    ['USER node', '', 'runs as root'],
    [
      'CMD ["node", "apps/api/dist/main.js"]',
      'CMD node apps/api/dist/main.js',
      'CMD runs in a shell, which passes no signals on',
    ],
    ['apps/api/dist/main.js', 'apps/ops/dist/main.js', 'does not start api'],
    ['STOPSIGNAL SIGTERM', 'STOPSIGNAL SIGKILL', 'is not stopped by SIGTERM'],
    ['NODE_ENV=production', 'NODE_ENV=development', 'NODE_ENV is not production'],
    ['--from=api-packages', '--from=ops-packages', 'has not the packages of api'],
    ['HEALTHCHECK --interval', 'LABEL --interval', 'has no health check'],
    ['CMD ["node", "healthy.mjs"]', 'CMD curl -f localhost', 'its health check needs more than node'],
    ['MUSTER_PORT=7300', 'MUSTER_PORT=7301', 'MUSTER_PORT is not its port'],
    ['MUSTER_HOST=0.0.0.0', 'MUSTER_HOST=127.0.0.1', 'nobody outside can reach it'],
    ['EXPOSE 7300', 'EXPOSE 7301', 'does not say its port'],
    ['FROM runtime AS api', 'FROM runtime AS apy', 'there is no stage api'],
  ])('is not taken with %s changed to %s', (right, wrong, fault) => {
    expect(text).toContain(right);
    expect(imageFaults(parseDockerfile(text.replaceAll(right, wrong)), 'api')).toContain(fault);
  });

  it.each([
    ['node:22-bookworm-slim', 'node:latest', 'base: node:latest has no version'],
    ['node:22-bookworm-slim', 'registry:5000/node', 'base: registry:5000/node has no version'],
    ['COPY data ./data', 'ADD data ./data', 'runtime: ADD unpacks and downloads: COPY'],
    ['COPY data ./data', 'COPY dada ./data', 'runtime: there is no dada'],
    ['ENV MUSTER_HOST', 'ENV MUSTER_TOKEN=1 MUSTER_HOST', 'runtime: ENV keeps a secret'],
    ['npm ci --omit=dev', 'npm ci', 'build: npm ci without --omit=dev --ignore-scripts'],
    ['npm ci ', 'npm install ', 'build: packages come by npm ci alone'],
    ['--omit=optional', '--omit=peer', 'api-packages: installs optional packages, among them a PostgreSQL'],
    ['--workspace=@muster/api', '', 'api-packages: installs the packages of another app'],
    ['--from=build', '--from=bild', 'api: copies from bild, which is none yet'],
  ])('is not taken with %s changed to %s either', (right, wrong, fault) => {
    expect(text).toContain(right);
    expect(fileFaults(parseDockerfile(text.replaceAll(right, wrong)))).toContain(fault);
  });
});

describe('what is sent to the builder', () => {
  it.each([
    'package-lock.json',
    '.swcrc',
    'apps/api/src/main.ts',
    'apps/muster/bin/transpile.mjs',
    'libs/store/src/index.ts',
    'data/maps/icb_grid.csv',
    'deploy/docker/healthy.mjs',
  ])('%s', path => {
    expect(isSent(path, dockerignore)).toBe(true);
  });

  it.each([
    '.git/config',
    '.muster/store/pseudonym.key',
    'deploy/.env',
    'deploy/kubernetes/secrets.yaml',
    'docs/deploying.md',
    'node_modules/pg/package.json',
    'apps/api/node_modules/pg/package.json',
    'apps/api/dist/main.js',
    'apps/api/.env.local',
    'libs/store/src/testing/test-database.ts',
    'libs/store/src/database.int.spec.ts',
    'data/pseudonym.key',
  ])('but not %s', path => {
    expect(isSent(path, dockerignore)).toBe(false);
  });
});
