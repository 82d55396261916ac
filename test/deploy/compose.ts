import { parse } from 'yaml';
import { type Dockerfile, instructionsOf } from './dockerfile.js';
import { isPinned, NAMES_A_SECRET, SERVICES, STORES, TOPICS_VARIABLES, VERSION } from './services.js';

export interface ComposeService {
  readonly image: string;
  readonly user?: string;
  readonly build?: { readonly target?: string };
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly healthcheck?: { readonly test?: unknown; readonly disable?: boolean };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly profiles?: readonly string[];
  readonly restart?: string;
  readonly stop_grace_period?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
  readonly deploy?: {
    readonly replicas?: number;
    readonly resources?: { readonly limits?: { readonly memory?: string } };
  };
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes?: Readonly<Record<string, unknown>>;
  readonly networks?: Readonly<Record<string, { readonly internal?: boolean } | null>>;
}

export function parseCompose(text: string): ComposeFile {
  return parse(text, { merge: true }) as ComposeFile;
}

/** What is wrong with a Compose file that its schema does not see, as `service: what`. */
export function composeFaults(file: ComposeFile, dockerfile: Dockerfile): string[] {
  return Object.entries(file.services).flatMap(([name, service]) =>
    [
      ...containerFaults(service),
      ...healthFaults(name, file, dockerfile),
      ...dependencyFaults(service, file, dockerfile),
      ...networkFaults(service, file),
      ...environmentFaults(service),
      ...ownFaults(service, dockerfile),
    ].map(fault => `${name}: ${fault}`),
  );
}

function containerFaults(service: ComposeService): string[] {
  const faults: string[] = [];
  if (/^(|root|0)(:|$)/.test(service.user ?? '')) faults.push('may run as root');
  if (!service.cap_drop?.includes('ALL')) faults.push('keeps capabilities');
  if (!service.security_opt?.includes('no-new-privileges:true')) faults.push('may gain privileges');
  if (!isPinned(service.image)) faults.push(`${service.image} has no version`);
  if (!service.deploy?.resources?.limits?.memory) faults.push('has no limit of memory');
  if (!service.restart) faults.push('is not started again');
  if (!(Number(/^(\d+)s$/.exec(service.stop_grace_period ?? '')?.[1]) >= 15))
    faults.push('is given less than 15 s to end');
  return faults;
}

function healthFaults(name: string, file: ComposeFile, dockerfile: Dockerfile): string[] {
  return endsByItself(name, file) || hasHealthCheck(file.services[name]!, dockerfile)
    ? []
    : ['has no health check'];
}

/** It is waited for until it has ended, or run by hand. */
function endsByItself(name: string, { services }: ComposeFile): boolean {
  if (services[name]?.profiles) return true;
  return Object.values(services).some(
    ({ depends_on }) => depends_on?.[name]?.condition === 'service_completed_successfully',
  );
}

function hasHealthCheck({ healthcheck, build }: ComposeService, dockerfile: Dockerfile): boolean {
  if (healthcheck) return healthcheck.test !== undefined && healthcheck.disable !== true;
  const check = instructionsOf(dockerfile, build?.target ?? '').findLast(
    ({ word }) => word === 'HEALTHCHECK',
  );
  return check !== undefined && check.rest !== 'NONE';
}

function dependencyFaults(
  { depends_on = {} }: ComposeService,
  file: ComposeFile,
  dockerfile: Dockerfile,
): string[] {
  return Object.entries(depends_on).flatMap(([other, { condition }]) => {
    const service = file.services[other];
    if (!service) return [`waits for ${other}, which is not there`];
    return condition === 'service_healthy' && !hasHealthCheck(service, dockerfile)
      ? [`waits for the health of ${other}, which nobody checks`]
      : [];
  });
}

function networkFaults(
  { ports = [], networks = [], volumes = [] }: ComposeService,
  file: ComposeFile,
): string[] {
  const faults: string[] = [];
  for (const port of ports) if (!port.startsWith('127.0.0.1:')) faults.push(`publishes ${port} to others`);
  for (const network of networks) {
    if (!(network in (file.networks ?? {}))) faults.push(`network ${network} is not declared`);
    else if (ports.length === 0 && !file.networks?.[network]?.internal)
      faults.push(`is on ${network}, which leads outside`);
  }
  if (networks.length === 0) faults.push('is on the default network, which leads outside');
  for (const volume of volumes)
    if (!(volume.split(':')[0]! in (file.volumes ?? {}))) faults.push(`keeps ${volume} in no named volume`);
  return faults;
}

/** Where a password may stand: in the environment of who starts it, who is told when it is missing. */
const DEMANDED = /^\$\{\w+:\?[^}]+\}$/;
/** Or nowhere at all, of a service that does less without it. */
const MAY_BE_MISSING = new Set(['${MUSTER_OPS_KEY:-}']);

function environmentFaults({ environment = {} }: ComposeService): string[] {
  return Object.entries(environment).flatMap(([name, value]) => {
    const password = NAMES_A_SECRET.test(name)
      ? String(value)
      : /:\/\/[^/@]*?:(\$\{[^}]*\}|[^/@]*)@/.exec(String(value))?.[1];
    const isHeld = password !== undefined && !DEMANDED.test(password) && !MAY_BE_MISSING.has(password);
    return isHeld ? [`${name} holds a secret`] : [];
  });
}

function ownFaults(service: ComposeService, dockerfile: Dockerfile): string[] {
  const { build, environment = {}, image, read_only } = service;
  if (!build) return [];
  const target = build.target ?? '';
  if (!dockerfile.stages.some(({ name }) => name === target))
    return [`the Dockerfile has no stage ${target}`];
  const faults: string[] = [];
  if (image !== `muster-${target}:${VERSION}`) faults.push(`${image} is not this version`);
  if (!read_only) faults.push('may write into its image');
  const known = SERVICES[target]?.variables ?? TOPICS_VARIABLES;
  for (const name of Object.keys(environment))
    if (!known.includes(name)) faults.push(`${target} knows no ${name}`);
  for (const name of Object.keys(STORES))
    if (known.includes(name) && !(name in environment)) faults.push(`${name} is missing`);
  return faults;
}
