import { beforeAll, describe, expect, it } from 'vitest';
import { canRender, documentsOf, render, type Rendered } from './kustomize.js';
import { policyFaults } from './policies.js';
import { schemaFaults } from './schema.js';
import { read, SERVICES, VERSION } from './services.js';

const BASE = 'deploy/kubernetes/base';
const SMALL = 'deploy/kubernetes/overlays/small';
const secrets = documentsOf(read('deploy/kubernetes/secrets.example.yaml'));

(canRender() ? describe : describe.skip)('the Kubernetes objects', () => {
  let base: Rendered[];
  let small: Rendered[];

  beforeAll(() => {
    base = render(BASE);
    small = render(SMALL);
  });

  /** An object with a mistake in it. */
  function planted(kind: string, name: string, right: string, wrong: string): Rendered {
    const text = JSON.stringify(base.find(each => each.kind === kind && each.metadata.name === name));
    expect(text).toContain(right);
    return JSON.parse(text.replace(right, wrong)) as Rendered;
  }

  it('are of Kubernetes, to the last field', async () => {
    expect(await schemaFaults([...base, ...small, ...secrets])).toEqual([]);
  });

  it('which one with a mistyped field, or a value of another kind, is not', async () => {
    const mistaken = [
      planted('Deployment', 'api', '"readinessProbe":', '"readynessProbe":'),
      planted('Deployment', 'gateway', '"path":"/health/live"', '"route":"/health/live"'),
      planted('Deployment', 'ops', '"replicas":1', '"replicas":"one"'),
      planted('PodDisruptionBudget', 'api', '"maxUnavailable"', '"maxUnavailible"'),
      planted('NetworkPolicy', 'look-up-names', '"ports"', '"port"'),
      planted('Job', 'topics', '"restartPolicy"', '"restartpolicy"'),
      planted('Service', 'api', '"port":7300,', ''),
    ];
    const faults = await schemaFaults(mistaken);
    const unknown = (field: string, type: string) =>
      `Object literal may only specify known properties, and '"${field}"' does not exist in type '${type}'.`;
    expect(faults).toEqual([
      'Deployment ops: data/spec/replicas must be integer',
      'Service api: data/spec/ports/0 must have required property port',
      `Deployment api: ${unknown('readynessProbe', 'IContainer')}`,
      `Deployment gateway: ${unknown('route', 'IHTTPGetAction')}`,
      "Deployment ops: Type 'string' is not assignable to type 'number'.",
      `PodDisruptionBudget api: ${unknown('maxUnavailible', 'IPodDisruptionBudgetSpec')}`,
      `NetworkPolicy look-up-names: ${unknown('port', 'INetworkPolicyEgressRule')}`,
      `Job topics: ${unknown('restartpolicy', 'IPodSpec')}`,
      expect.stringContaining('Service api: Property \'"port"\' is missing'),
    ]);
  });

  it('are guarded, limited, probed, spread and let through to what they need', () => {
    expect(policyFaults(base, { secrets, several: true })).toEqual([]);
    const deployed = base.filter(({ kind }) => kind === 'Deployment').map(({ metadata }) => metadata.name);
    expect(deployed.sort()).toEqual(Object.keys(SERVICES).sort());
  });

  it('are so for a trust too, with one of each', () => {
    expect(policyFaults(small, { secrets, several: false })).toEqual([]);
    expect(policyFaults(small, { secrets, several: true })).toEqual([
      'Deployment api: runs alone',
      'Deployment forecaster: runs alone',
      'Deployment gateway: runs alone',
      'Deployment projector: runs alone',
    ]);
  });

  it('run this version', () => {
    const images = [...JSON.stringify(base).matchAll(/"image":"[^"]*?muster-(\w+):([^"]*)"/g)];
    expect(images.map(([, app]) => app).sort()).toEqual([...Object.keys(SERVICES), 'muster'].sort());
    expect(images.filter(([, , version]) => version !== VERSION)).toEqual([]);
  });

  it.each([
    ['"readinessProbe":', '"readynessProbe":', 'Deployment api: readinessProbe does not ask /health/ready'],
    ['/health/live', '/health/ready', 'Deployment ops: livenessProbe does not ask /health/live'],
    ['"port":"http"}', '"port":"https"}', 'Deployment projector: startupProbe asks at no port of it'],
    ['"targetPort":"http"', '"targetPort":"web"', 'Deployment gateway: its Service calls at web'],
    ['"containerPort":7302', '"containerPort":7300', 'Deployment projector: does not listen at 7302'],
    ['"limits":', '"limit":', 'Job topics: has no request or no limit of memory'],
    ['"cpu":"250m",', '', 'Deployment api: has no request or no limit of cpu'],
    ['"runAsNonRoot":true', '"runAsNonRoot":false', 'Job topics: may run as root'],
    ['"RuntimeDefault"', '"Unconfined"', 'Deployment api: may call all of the kernel'],
    ['"readOnlyRootFilesystem":true', '"privileged":true', 'Deployment ops: may write into its image'],
    ['"allowPrivilegeEscalation":false,', '', 'Deployment ops: may gain privileges'],
    ['"drop":["ALL"]', '"drop":["KILL"]', 'Deployment gateway: keeps capabilities'],
    ['"automountServiceAccountToken":false', '"hostPID":true', 'Job topics: holds a token of the cluster'],
    ['"automountServiceAccountToken":false', '"hostPID":true', 'Job topics: shares what is the node’s'],
    ['"restartPolicy":"OnFailure"', '"restartPolicy":"Always"', 'Job topics: never ends'],
    ['"enableServiceLinks":false,', '', 'Deployment api: is given variables of Services'],
    ['"emptyDir":', '"hostPath":', 'Deployment api: volume temporary is not its own'],
    ['"/tmp","name":"temporary"', '"/tmp","name":"tmp"', 'Deployment api: mounts tmp, which is no volume'],
    ['muster-api:0.1.0', 'muster-api', 'Deployment api: registry.example/muster-api has no version'],
    [
      'muster-api:0.1.0',
      'muster-api:latest',
      'Deployment api: registry.example/muster-api:latest has no version',
    ],
    ['registry.example/muster-ops', 'muster/ops', 'Deployment ops: muster/ops:0.1.0 may come from anywhere'],
    ['"replicas":2', '"replicas":1', 'Deployment gateway: runs alone'],
    ['"maxUnavailable":0', '"maxUnavailable":1', 'Deployment api: is missing while it is updated'],
    [
      '"terminationGracePeriodSeconds":30',
      '"terminationGracePeriodSeconds":10',
      'Deployment api: is not given time to end',
    ],
    ['topologySpreadConstraints', 'spread', 'Deployment projector: may be on one node'],
    ['"PodDisruptionBudget"', '"Budget"', 'Deployment projector: has no disruption budget'],
    ['"kind":"Service"', '"kind":"Servant"', 'Deployment ops: has no Service'],
    ['MUSTER_OIDC_ISSUER', 'MUSTER_OIDC_ISUER', 'Deployment gateway: gateway knows no MUSTER_OIDC_ISUER'],
    ['MUSTER_POSTGRES_URL', 'MUSTER_POSTGRES', 'Deployment ops: MUSTER_POSTGRES_URL is missing'],
    [
      '"key":"redis-url"',
      '"key":"redis"',
      'Deployment ops: MUSTER_REDIS_URL comes from Secret stores, which has no redis',
    ],
    [/"secretKeyRef":/g, '"configMapKeyRef":', 'Deployment api: MUSTER_REDIS_URL is no secret'],
    [/"secretKeyRef":/g, '"configMapKeyRef":', 'Deployment ops: MUSTER_OPS_KEY is no secret'],
    [
      '"pseudonym-key","secret"',
      '"pseudonym-key","secrets"',
      'Deployment gateway: volume pseudonym-key is not its own',
    ],
    ['"secretName":"pseudonym-key"', '"secretName":"key"', 'Deployment gateway: there is no Secret key'],
    ['"kind":"ConfigMap"', '"kind":"Secret"', /^Secret settings-\w+: is in the repository$/],
    ['"Ingress","Egress"', '"Ingress"', 'NetworkPolicies: nothing is closed to begin with'],
    ['"ports":[{"port":6379', '"port":[{"port":6379', 'NetworkPolicy to-redis: opens all ports'],
    ['"port":6379', '"port":6380', 'Deployment api: cannot reach port 6379'],
    [
      '"values":["projector","forecaster","api","ops"]',
      '"values":["projector","forecaster","api","topics"]',
      'Job topics: may reach port 6379 for nothing',
    ],
    [
      '"values":["projector","forecaster","api","ops"]',
      '"values":["apis"]',
      'NetworkPolicy to-redis: is about nobody',
    ],
    ['"from":', '"form":', 'NetworkPolicy from-monitoring: lets everybody in'],
  ])('are not taken with %s changed to %s', (right, wrong, fault) => {
    const text = JSON.stringify(base);
    const other = text.replaceAll(right, wrong);
    expect(other).not.toBe(text);
    const faults = policyFaults(JSON.parse(other) as Rendered[], { secrets, several: true });
    expect(faults).toContainEqual(typeof fault === 'string' ? fault : expect.stringMatching(fault));
  });
});

describe('the example of the secrets', () => {
  it('holds none', () => {
    expect(JSON.stringify(secrets)).not.toMatch(/[0-9a-f]{16}/i);
    for (const secret of secrets as (Rendered & { stringData: Record<string, string> })[])
      for (const value of Object.values(secret.stringData)) expect(value).toContain('REPLACE');
  });

  it('is in no kustomization', () => {
    for (const folder of [BASE, SMALL])
      expect(read(`${folder}/kustomization.yaml`)).not.toMatch(/^\s*- .*secrets\.example\.yaml/m);
  });
});
