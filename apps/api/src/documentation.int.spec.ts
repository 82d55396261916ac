import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenAPIObject } from '@nestjs/swagger';
import { RouteTable } from './http/route-table.js';
import { PROBLEMS } from './http/problems.js';
import { type ServedApi, servedApi } from './testing/served-api.js';

let api: ServedApi;
let document: OpenAPIObject;
beforeAll(async () => {
  api = await servedApi('documentation');
  document = (await api.get('/docs/json')).json<OpenAPIObject>();
});
afterAll(() => api.close());

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const operations = (): [string, Operation][] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );

describe('the description of the API', () => {
  it('is OpenAPI 3.1', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
  });

  it('has every route that is registered, and no other', () => {
    const registered = api.app
      .get(RouteTable)
      .all()
      .filter(({ method, path }) => method !== 'HEAD' && !path.startsWith('/docs'))
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(
      operations()
        .map(([name]) => name)
        .sort(),
    ).toEqual([...new Set(registered)].sort());
  });

  it('says what every route, parameter and response is', () => {
    for (const [name, { summary, operationId, parameters = [], responses }] of operations()) {
      expect([name, summary]).toEqual([name, expect.stringMatching(/\w/)]);
      expect([name, operationId]).toEqual([name, expect.stringMatching(/^[a-zA-Z]+$/)]);
      for (const parameter of parameters)
        expect([name, parameter]).toEqual([
          name,
          expect.objectContaining({ description: expect.stringMatching(/\w/) }),
        ]);
      for (const [status, response] of Object.entries(responses))
        expect([name, status, response]).toEqual([
          name,
          status,
          expect.objectContaining({ description: expect.stringMatching(/\w/), content: expect.anything() }),
        ]);
    }
    const ids = operations().map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refers to nothing that it does not hold', () => {
    const schemas = Object.keys(document.components?.schemas ?? {});
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, target]) => target,
    );
    expect(references.length).toBeGreaterThan(20);
    for (const target of references)
      expect(schemas.map(name => `#/components/schemas/${name}`)).toContain(target);
  });

  it('gives every number of an answer a description with its unit', () => {
    const undescribed: string[] = [];
    const look = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const { type, description, properties, items } = node as Record<string, unknown>;
      if (type === 'number' && !description) undescribed.push(path);
      look(items, `${path}[]`);
      for (const [name, child] of Object.entries(properties ?? {})) {
        const { anyOf, description: said } = child as { anyOf?: { type?: string }[]; description?: string };
        if (anyOf?.some(({ type }) => type === 'number') && !said) undescribed.push(`${path}.${name}`);
        look(child, `${path}.${name}`);
      }
    };
    for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) look(schema, name);
    expect(undescribed).toEqual([]);
  });

  it('names every problem, but those that any address can answer with', () => {
    const told = JSON.stringify(document.paths);
    const anywhere = ['bad-request', 'unknown-route', 'method-not-allowed'];
    const missing = Object.keys(PROBLEMS).filter(code => !told.includes(`\`${code}\``));
    expect(missing).toEqual(anywhere);
  });

  it('can be read and tried in a browser without anything from outside', async () => {
    const page = await api.get('/docs');
    expect(page.headers['content-type']).toContain('text/html');
    const assets = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address!);
    expect(assets.length).toBeGreaterThan(3);
    for (const asset of assets) {
      expect(asset).toMatch(/^\.\/docs\//);
      expect((await api.get(asset.slice(1))).status).toBe(200);
    }
  });
});
