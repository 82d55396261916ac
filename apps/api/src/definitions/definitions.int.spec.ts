import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenAPIObject } from '@nestjs/swagger';
import { type ServedApi, servedApi } from '../testing/served-api.js';
import { type DefinitionsReply } from './definitions.controller.js';

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi('definitions');
});
afterAll(() => api.close());

/** Every value that a field `measure` of an answer can have, by the description of the API. */
function measuresNamed(document: OpenAPIObject): Set<string> {
  const named = new Set<string>();
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { measure } = ((node as { properties?: object }).properties ?? {}) as { measure?: unknown };
    for (const [, value] of JSON.stringify(measure ?? {}).matchAll(/"enum":\[([^\]]*)\]/g))
      for (const name of JSON.parse(`[${value}]`) as string[]) named.add(name);
    Object.values(node).forEach(look);
  };
  look(document);
  return named;
}

describe('GET /v1/definitions', () => {
  it('defines every measure that the answers of the API name', async () => {
    const named = measuresNamed((await api.get('/docs/json')).json<OpenAPIObject>());
    const { measures } = (await api.get('/v1/definitions')).json<DefinitionsReply>();
    expect(named.size).toBeGreaterThan(40);
    for (const expected of ['fte', 'starters', 'repair-share', 'relative-likelihood', 'on-track-share'])
      expect([...named]).toContain(expected);
    const defined = measures.map(({ measure }) => measure);
    expect([...named].filter(name => !defined.includes(name))).toEqual([]);
    expect(defined.filter(name => !named.has(name))).toEqual([]);
  });

  it('says of each what it is called, means, counts in and comes from', async () => {
    const { measures, terms } = (await api.get('/v1/definitions')).json<DefinitionsReply>();
    expect(terms.length).toBeGreaterThan(10);
    const all = [...measures, ...terms];
    const told = all.map(({ label, definition, unit, source }) => [label, definition, unit, source]);
    expect(told.flat().filter(text => text.trim().length < 3)).toEqual([]);
    expect(all.map(({ definition }) => definition).filter(text => !text.endsWith('.'))).toEqual([]);
  });
});
