import { type IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import { type IJob } from 'kubernetes-models/batch/v1/Job';
import { type INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { type IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { type IContainer } from 'kubernetes-models/v1/Container';
import { type ISecret } from 'kubernetes-models/v1/Secret';
import { type IService } from 'kubernetes-models/v1/Service';
import { type Rendered } from './kustomize.js';
import { nameOf } from './schema.js';
import { isPinned, NAMES_A_SECRET, SERVICES, STORES, TOPICS_VARIABLES } from './services.js';

type Labels = Readonly<Record<string, string>>;
type Workload = (IDeployment | IJob) & Rendered;

interface Expected {
  /** The objects that are made beside these, with what is secret. */
  readonly secrets: readonly Rendered[];
  /** Whether more than one of each service must run that may not be missed. */
  readonly several: boolean;
}

/** What is wrong with the objects that no schema knows, as `kind name: what`. */
export function policyFaults(objects: readonly Rendered[], { secrets, several }: Expected): string[] {
  const everything = [...objects, ...secrets];
  return [
    ...objects.filter(({ kind }) => kind === 'Secret').map(each => `${nameOf(each)}: is in the repository`),
    ...workloadsOf(objects).flatMap(workload =>
      [...podFaults(workload), ...containerFaults(workload, everything)].map(at(workload)),
    ),
    ...deploymentsOf(objects).flatMap(deployment =>
      [...deploymentFaults(deployment, objects), ...(several ? aloneFaults(deployment) : [])].map(
        at(deployment),
      ),
    ),
    ...networkFaults(objects),
  ];
}

function podFaults(workload: Workload): string[] {
  const pod = podOf(workload);
  const faults: string[] = [];
  if (pod.automountServiceAccountToken !== false) faults.push('holds a token of the cluster');
  if (pod.enableServiceLinks !== false) faults.push('is given variables of Services');
  if (pod.securityContext?.runAsNonRoot !== true) faults.push('may run as root');
  if (pod.securityContext?.seccompProfile?.type !== 'RuntimeDefault')
    faults.push('may call all of the kernel');
  if (workload.kind === 'Job' && pod.restartPolicy !== 'OnFailure') faults.push('never ends');
  if (pod.hostNetwork || pod.hostPID || pod.hostIPC) faults.push('shares what is the node’s');
  for (const volume of pod.volumes ?? [])
    if (!volume.emptyDir && !volume.secret && !volume.configMap)
      faults.push(`volume ${volume.name} is not its own`);
  return faults;
}

function containerFaults(workload: Workload, everything: readonly Rendered[]): string[] {
  const app = labelsOf(workload)['app.kubernetes.io/name'] ?? '';
  const [container, ...more] = podOf(workload).containers;
  if (!container || more.length > 0) return ['has not one container'];
  const { image = '', resources, securityContext } = container;
  const faults: string[] = [];
  if (!isPinned(image)) faults.push(`${image} has no version`);
  if (!/^[^/]+\.[^/]+\//.test(image)) faults.push(`${image} may come from anywhere`);
  for (const amount of ['cpu', 'memory'])
    if (!resources?.requests?.[amount] || !resources.limits?.[amount])
      faults.push(`has no request or no limit of ${amount}`);
  if (securityContext?.readOnlyRootFilesystem !== true) faults.push('may write into its image');
  if (securityContext?.allowPrivilegeEscalation !== false) faults.push('may gain privileges');
  if (!securityContext?.capabilities?.drop?.includes('ALL')) faults.push('keeps capabilities');
  return [...faults, ...environmentFaults(container, app, everything), ...mountFaults(workload, everything)];
}

function environmentFaults({ env = [] }: IContainer, app: string, everything: readonly Rendered[]): string[] {
  const known = SERVICES[app]?.variables ?? TOPICS_VARIABLES;
  const missing = Object.keys(STORES)
    .filter(name => known.includes(name) && !env.some(variable => variable.name === name))
    .map(name => `${name} is missing`);
  const faults = env.flatMap(({ name, value, valueFrom }) => {
    if (!known.includes(name)) return [`${app} knows no ${name}`];
    const isSecret = name.endsWith('_URL') || NAMES_A_SECRET.test(name);
    if (isSecret && !valueFrom?.secretKeyRef) return [`${name} is no secret`];
    if (value !== undefined) return [];
    const [kind, source] = valueFrom?.secretKeyRef
      ? (['Secret', valueFrom.secretKeyRef] as const)
      : (['ConfigMap', valueFrom?.configMapKeyRef] as const);
    return keysOf(kind, source?.name, everything).includes(source?.key ?? '')
      ? []
      : [`${name} comes from ${kind} ${source?.name}, which has no ${source?.key}`];
  });
  return [...missing, ...faults];
}

function mountFaults(workload: Workload, everything: readonly Rendered[]): string[] {
  const { containers, volumes = [] } = podOf(workload);
  const faults: string[] = [];
  for (const { name } of containers[0]?.volumeMounts ?? [])
    if (!volumes.some(volume => volume.name === name)) faults.push(`mounts ${name}, which is no volume`);
  for (const { secret } of volumes)
    if (secret && keysOf('Secret', secret.secretName, everything).length === 0)
      faults.push(`there is no Secret ${secret.secretName}`);
  return faults;
}

function keysOf(kind: string, name: string | undefined, everything: readonly Rendered[]): string[] {
  const holder = everything.find(each => each.kind === kind && each.metadata.name === name) as
    Pick<ISecret, 'data' | 'stringData'> | undefined;
  return Object.keys({ ...holder?.data, ...holder?.stringData });
}

const PROBES = { startupProbe: 'started', livenessProbe: 'live', readinessProbe: 'ready' } as const;

/** A service drains within 10 s; before that, for some seconds, callers may not know yet that it ends. */
const ENDS_WITHIN_S = 15;

function deploymentFaults(deployment: IDeployment & Rendered, objects: readonly Rendered[]): string[] {
  const faults: string[] = [];
  const pod = podOf(deployment);
  const container = pod.containers[0]!;
  const ports = (container.ports ?? []).map(({ name }) => name);
  for (const [probe, path] of Object.entries(PROBES)) {
    const asked = container[probe as keyof typeof PROBES]?.httpGet;
    if (asked?.path !== `/health/${path}`) faults.push(`${probe} does not ask /health/${path}`);
    else if (!ports.includes(String(asked.port))) faults.push(`${probe} asks at no port of it`);
  }
  if (!((pod.terminationGracePeriodSeconds ?? 0) > ENDS_WITHIN_S)) faults.push('is not given time to end');
  if (deployment.spec?.strategy?.rollingUpdate?.maxUnavailable !== 0)
    faults.push('is missing while it is updated');
  if (!pod.topologySpreadConstraints?.length) faults.push('may be on one node');
  if (!selects(deployment.spec?.selector, labelsOf(deployment))) faults.push('selects not its own pods');
  if (!budgetsOf(objects).some(({ spec }) => selects(spec?.selector, labelsOf(deployment))))
    faults.push('has no disruption budget');
  const services = servicesOf(objects).filter(({ spec }) =>
    selects({ matchLabels: spec?.selector ?? {} }, labelsOf(deployment)),
  );
  if (services.length === 0) faults.push('has no Service');
  for (const { spec } of services)
    for (const { targetPort } of spec?.ports ?? [])
      if (!ports.includes(String(targetPort))) faults.push(`its Service calls at ${targetPort}`);
  const { port } = SERVICES[labelsOf(deployment)['app.kubernetes.io/name'] ?? ''] ?? {};
  if (container.ports?.[0]?.containerPort !== port) faults.push(`does not listen at ${port}`);
  return faults;
}

function aloneFaults(deployment: IDeployment & Rendered): string[] {
  const { several } = SERVICES[labelsOf(deployment)['app.kubernetes.io/name'] ?? ''] ?? { several: true };
  return several && !((deployment.spec?.replicas ?? 1) >= 2) ? ['runs alone'] : [];
}

function networkFaults(objects: readonly Rendered[]): string[] {
  const policies = networkPoliciesOf(objects);
  const workloads = workloadsOf(objects);
  const faults: string[] = [];
  const closed = policies.some(
    ({ spec }) =>
      Object.keys(spec?.podSelector ?? { all: false }).length === 0 &&
      ['Ingress', 'Egress'].every(type => spec?.policyTypes?.includes(type as 'Ingress')) &&
      !spec?.ingress &&
      !spec?.egress,
  );
  if (!closed) faults.push('NetworkPolicies: nothing is closed to begin with');
  for (const policy of policies) {
    if (!workloads.some(workload => selects(policy.spec?.podSelector, labelsOf(workload))))
      faults.push(`${nameOf(policy)}: is about nobody`);
    for (const rule of [...(policy.spec?.ingress ?? []), ...(policy.spec?.egress ?? [])])
      if (!rule.ports?.length) faults.push(`${nameOf(policy)}: opens all ports`);
    for (const rule of policy.spec?.ingress ?? [])
      if (!rule.from?.length) faults.push(`${nameOf(policy)}: lets everybody in`);
  }
  return [...faults, ...workloads.flatMap(workload => reachFaults(workload, policies).map(at(workload)))];
}

/** Each reaches the stores that it is told of, and no other. */
function reachFaults(workload: Workload, policies: readonly (INetworkPolicy & Rendered)[]): string[] {
  const told = new Set(podOf(workload).containers[0]?.env?.map(({ name }) => name));
  const open = policies
    .filter(({ spec }) => selects(spec?.podSelector, labelsOf(workload)))
    .flatMap(({ spec }) => spec?.egress ?? [])
    .flatMap(({ ports = [] }) => ports.map(({ port }) => port));
  return Object.entries(STORES).flatMap(([variable, port]) => {
    if (told.has(variable) === open.includes(port)) return [];
    return [told.has(variable) ? `cannot reach port ${port}` : `may reach port ${port} for nothing`];
  });
}

interface Selector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values?: readonly string[];
  }[];
}

function selects(selector: Selector | undefined, labels: Labels): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector ?? { matchLabels: { none: 'at all' } };
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values }) => {
      if (operator !== 'In') throw new Error(`this check knows no ${operator}`);
      return values?.includes(labels[key] ?? '') ?? false;
    })
  );
}

function podOf(workload: Workload) {
  return workload.spec?.template.spec ?? { containers: [] };
}

function labelsOf(workload: Workload): Labels {
  return workload.spec?.template.metadata?.labels ?? {};
}

function at(content: Rendered): (fault: string) => string {
  return fault => `${nameOf(content)}: ${fault}`;
}

function ofKind<Content>(kind: string) {
  return (objects: readonly Rendered[]) =>
    objects.filter(each => each.kind === kind) as (Rendered & Content)[];
}

const deploymentsOf = ofKind<IDeployment>('Deployment');
const budgetsOf = ofKind<IPodDisruptionBudget>('PodDisruptionBudget');
const servicesOf = ofKind<IService>('Service');
const networkPoliciesOf = ofKind<INetworkPolicy>('NetworkPolicy');

function workloadsOf(objects: readonly Rendered[]): Workload[] {
  return [...deploymentsOf(objects), ...ofKind<IJob>('Job')(objects)];
}
