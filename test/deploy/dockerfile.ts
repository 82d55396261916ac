import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isPinned, ROOT, SERVICES, NAMES_A_SECRET } from './services.js';

export interface Instruction {
  readonly word: string;
  readonly rest: string;
}

export interface Stage {
  readonly name: string;
  readonly from: string;
  readonly instructions: readonly Instruction[];
}

export interface Dockerfile {
  readonly args: Readonly<Record<string, string>>;
  readonly stages: readonly Stage[];
}

export function parseDockerfile(text: string): Dockerfile {
  const lines = text
    .split('\n')
    .filter(line => !line.trimStart().startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n');
  const args: Record<string, string> = {};
  const stages: (Stage & { instructions: Instruction[] })[] = [];
  for (const line of lines) {
    const [, word = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line.trim()) ?? [];
    if (word === 'FROM') {
      const [, from = '', name = ''] = /^(\S+)(?:\s+AS\s+(\S+))?$/i.exec(rest) ?? [];
      stages.push({ name, from, instructions: [] });
    } else if (stages.length > 0 && word) stages.at(-1)!.instructions.push({ word, rest });
    else if (word === 'ARG') args[rest.split('=')[0]!] = rest.split('=')[1] ?? '';
  }
  return { args, stages };
}

/** All that makes up the image of a stage, in order: what the stages it is made from do, then its own. */
export function instructionsOf({ stages }: Dockerfile, name: string): readonly Instruction[] {
  const stage = stages.find(each => each.name === name);
  return stage ? [...instructionsOf({ args: {}, stages }, stage.from), ...stage.instructions] : [];
}

/** What is wrong with an image that runs an app. */
export function imageFaults(dockerfile: Dockerfile, app: string): string[] {
  const all = instructionsOf(dockerfile, app);
  if (all.length === 0) return [`there is no stage ${app}`];
  const last = (word: string) => all.findLast(instruction => instruction.word === word)?.rest;
  const faults: string[] = [];
  if (/^(|root|0)(:|$)/.test(last('USER') ?? '')) faults.push('runs as root');
  for (const word of ['CMD', 'ENTRYPOINT'])
    if (last(word) !== undefined && wordsOf(last(word)) === undefined)
      faults.push(`${word} runs in a shell, which passes no signals on`);
  const started = [...(wordsOf(last('ENTRYPOINT')) ?? []), ...(wordsOf(last('CMD')) ?? [])];
  const script = started.slice(1).find(word => !word.startsWith('--'));
  if (script !== `apps/${app}/dist/main.js`) faults.push(`does not start ${app}`);
  if (last('STOPSIGNAL') !== 'SIGTERM') faults.push('is not stopped by SIGTERM');
  if (environmentOf(all)['NODE_ENV'] !== 'production') faults.push('NODE_ENV is not production');
  if (!copied(all).some(({ from }) => from === `${app}-packages`))
    faults.push(`has not the packages of ${app}`);
  return [...faults, ...serviceFaults(all, last, app)];
}

function serviceFaults(
  all: readonly Instruction[],
  last: (word: string) => string | undefined,
  app: string,
): string[] {
  const service = SERVICES[app];
  if (!service) return [];
  const faults: string[] = [];
  const check = /CMD (.*)$/.exec(last('HEALTHCHECK') ?? '')?.[1];
  if (check === undefined) faults.push('has no health check');
  else if (wordsOf(check)?.[0] !== 'node') faults.push('its health check needs more than node');
  if (environmentOf(all)['MUSTER_PORT'] !== String(service.port)) faults.push(`MUSTER_PORT is not its port`);
  if (environmentOf(all)['MUSTER_HOST'] !== '0.0.0.0') faults.push('nobody outside can reach it');
  if (last('EXPOSE') !== String(service.port)) faults.push('does not say its port');
  return faults;
}

/** What is wrong with the file, whatever image is made by it. */
export function fileFaults({ args, stages }: Dockerfile): string[] {
  return stages.flatMap((stage, nth) => {
    const faults: string[] = [];
    const before = stages.slice(0, nth).map(({ name }) => name);
    const from = stage.from.replace(/^\$\{(\w+)\}$/, (_, name: string) => args[name] ?? '');
    if (!before.includes(from) && !isPinned(from)) faults.push(`${from} has no version`);
    for (const { word, rest } of stage.instructions) {
      if (word === 'ADD') faults.push('ADD unpacks and downloads: COPY');
      if ((word === 'ARG' || word === 'ENV') && NAMES_A_SECRET.test(rest))
        faults.push(`${word} keeps a secret`);
      if (/npm (install|i|update)\b/.test(rest)) faults.push('packages come by npm ci alone');
      if (/npm ci/.test(rest) && !/--omit=dev .*--ignore-scripts/.test(rest))
        faults.push('npm ci without --omit=dev --ignore-scripts');
      if (stage.name.endsWith('-packages') && !rest.includes('--omit=optional'))
        faults.push('installs optional packages, among them a PostgreSQL');
      if (
        stage.name.endsWith('-packages') &&
        !rest.endsWith(`@muster/${stage.name.replace('-packages', '')}`)
      )
        faults.push('installs the packages of another app');
    }
    for (const { from: other, sources } of copied(stage.instructions))
      if (other !== undefined && !before.includes(other))
        faults.push(`copies from ${other}, which is none yet`);
      else if (other === undefined)
        faults.push(
          ...sources.filter(path => !existsSync(join(ROOT, path))).map(path => `there is no ${path}`),
        );
    return faults.map(fault => `${stage.name}: ${fault}`);
  });
}

function copied(instructions: readonly Instruction[]) {
  return instructions
    .filter(({ word }) => word === 'COPY')
    .map(({ rest }) => {
      const words = rest.split(/\s+/);
      return {
        from: words.find(word => word.startsWith('--from='))?.slice('--from='.length),
        sources: words.filter(word => !word.startsWith('--')).slice(0, -1),
      };
    });
}

function environmentOf(instructions: readonly Instruction[]): Record<string, string> {
  return Object.fromEntries(
    instructions
      .filter(({ word }) => word === 'ENV')
      .flatMap(({ rest }) => rest.split(/\s+/).map(pair => pair.split('=') as [string, string])),
  );
}

/** The words of the exec form; undefined where a shell would run it. */
function wordsOf(rest: string | undefined): string[] | undefined {
  try {
    return rest === undefined ? undefined : (JSON.parse(rest) as string[]);
  } catch {
    return undefined;
  }
}

/** Whether a path is sent to the builder: the last pattern of .dockerignore that names it or a folder above it decides. */
export function isSent(path: string, dockerignore: string): boolean {
  const patterns = dockerignore.split('\n').filter(line => line !== '' && !line.startsWith('#'));
  const deciding = patterns.findLast(pattern => patternOf(pattern.replace(/^!/, '')).test(path));
  return deciding === undefined || deciding.startsWith('!');
}

function patternOf(pattern: string): RegExp {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('**/', '\u0000')
    .replaceAll('*', '[^/]*')
    .replaceAll('\u0000', '(?:.*/)?');
  return new RegExp(`^${source}(?:/.*)?$`);
}
