import { describe, expect, it } from 'vitest';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseCompose } from './compose.js';
import { parseDockerfile } from './dockerfile.js';
import { read, ROOT, SERVICES, VERSION } from './services.js';

const page = read('docs/deploying.md');

describe('docs/deploying.md', () => {
  it('names files that there are, but for those that its reader makes', () => {
    const named = new Set(page.match(/\bdeploy\/[\w./-]*[\w]/g));
    const missing = [...named].filter(path => !existsSync(join(ROOT, path)));
    expect(missing.sort()).toEqual(['deploy/.env', 'deploy/kubernetes/secrets.yaml'].filter(isMissing));
    for (const [, link] of page.matchAll(/\]\(([\w.-]+\.md)\)/g))
      expect(existsSync(join(ROOT, 'docs', link!))).toBe(true);
  });

  it('names the services with their ports', () => {
    const told = [...page.matchAll(/^\| `(\w+)` +\| (\d{4}) /gm)].map(([, name, port]) => [
      name,
      Number(port),
    ]);
    expect(Object.fromEntries(told)).toEqual(
      Object.fromEntries(Object.entries(SERVICES).map(([name, { port }]) => [name, port])),
    );
  });

  it('builds every image there is, of this version', () => {
    const [, apps = ''] = /for app in ([\w ]+); do/.exec(page)!;
    expect(apps.split(' ').sort()).toEqual([...Object.keys(SERVICES), 'muster'].sort());
    const stages = parseDockerfile(read('Dockerfile')).stages.map(({ name }) => name);
    expect(stages).toEqual(expect.arrayContaining(apps.split(' ')));
    const versions = new Set(
      [...page.matchAll(/muster-(?:muster|\$app):([\d.]+)/g)].map(([, version]) => version),
    );
    expect([...versions]).toEqual([VERSION]);
  });

  it('speaks of services and volumes that Compose has', () => {
    const { services, volumes } = parseCompose(read('docker-compose.yml'));
    const spoken = [...page.matchAll(/docker compose .*?(?:exec -T |cp )(\w+)/g)].map(([, name]) => name!);
    expect(spoken).toEqual(['gateway', 'postgres']);
    for (const name of spoken) expect(services).toHaveProperty(name);
    for (const [, name] of page.matchAll(/`muster_([\w-]+)`/g)) expect(volumes).toHaveProperty(name!);
  });
});

function isMissing(path: string): boolean {
  return !existsSync(join(ROOT, path));
}
