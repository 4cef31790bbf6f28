import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import request from 'supertest';
import { boot } from '../../../src/boot.js';
import type { Running } from '../../../src/boot.js';
import { freshDatabase } from '../../support/database.js';
import type { FreshDatabase } from '../../support/database.js';
import { testSettings } from '../../support/settings.js';

/** The paths that are fixed. */
const FIXED: Record<string, string[]> = {
  '/api/v1/session': ['delete', 'get', 'post'],
  '/api/v1/catalogue': ['get'],
  '/api/v1/catalogue/{entry}': ['get'],
  '/api/v1/projects': ['get', 'post'],
  '/api/v1/projects/{id}': ['get'],
  '/api/v1/items': ['post'],
  '/api/v1/items/{id}': ['get', 'patch'],
  '/api/v1/items/{id}/attachments': ['post'],
  '/api/v1/items/{id}/marks': ['put'],
  '/api/v1/items/{id}/actions/{action}': ['post'],
  '/api/v1/items/{id}/audit': ['get'],
  '/api/v1/items/{id}/clocks': ['get'],
  '/api/v1/intake': ['post'],
  '/api/v1/inbox': ['get'],
  '/api/v1/office/board': ['get'],
  '/api/v1/office/stalled': ['get'],
  '/api/v1/tasks/{id}/claim': ['post'],
  '/api/v1/tasks/{id}/release': ['post'],
  '/open/v1/calendar/due': ['get'],
  '/open/v1/publications': ['get'],
  '/open/v1/publications/{uscc}/{number}': ['get'],
  '/open/v1/changes': ['get'],
  '/open/v1/ocds/releases.json': ['get'],
  '/open/v1/ocds/records/{ocid}': ['get'],
  '/open/v1/catalogue.jsonld': ['get'],
  '/feed.atom': ['get'],
  '/feed.json': ['get'],
  '/sitemap.xml': ['get'],
  '/health/live': ['get'],
  '/health/ready': ['get'],
  '/metrics': ['get'],
};

interface Operation {
  readonly operationId?: string;
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly security: readonly object[];
  readonly responses: { readonly default?: { readonly content: object } };
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

let database: FreshDatabase;
let running: Running;
let document: Document;

beforeAll(async () => {
  database = await freshDatabase();
  running = await boot(testSettings(database.url, { ROLE: 'web' }));
  document = (await request(running.url!).get('/api/openapi.json').expect(200)).body;
});

afterAll(async () => {
  await running.close();
  await database.drop();
});

function every(node: unknown, visit: (node: Record<string, unknown>) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) visit(node as Record<string, unknown>);
  for (const child of Object.values(node)) every(child, visit);
}
const operations = (): [string, string, Operation][] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, string, Operation] => [path, method, operation]),
  );

describe('the OpenAPI document', () => {
  test('is of version 3.1 and has every path that is fixed', () => {
    expect(document.openapi).toBe('3.1.0');
    const there = Object.fromEntries(
      Object.keys(FIXED).map((path) => [path, Object.keys(document.paths[path] ?? {}).sort()]),
    );
    for (const [path, methods] of Object.entries(FIXED))
      expect([path, there[path]]).toEqual([path, expect.arrayContaining(methods)]);
  });

  test('refers to nothing that is not in it', () => {
    const missing: string[] = [];
    every(document, ({ $ref }) => {
      if (typeof $ref !== 'string') return;
      const target = $ref
        .split('/')
        .slice(1)
        .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], document);
      if (target === undefined) missing.push($ref);
    });
    expect(missing).toEqual([]);
  });

  test('has only schemas that a validator of JSON Schema 2020-12 takes', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats(ajv);
    ajv.addSchema({ $id: 'doc', components: document.components });
    for (const name of Object.keys(document.components.schemas)) {
      expect([name, typeof ajv.compile({ $ref: `doc#/components/schemas/${name}` })]).toEqual([name, 'function']);
    }
  });

  test('names every parameter of a path, says how each operation refuses and who may ask', () => {
    for (const [path, method, operation] of operations()) {
      const named = (operation.parameters ?? []).filter(({ in: place }) => place === 'path').map(({ name }) => name);
      const asked = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect([path, method, named.sort()]).toEqual([path, method, asked.sort()]);
      expect([path, method, operation.security]).toEqual([path, method, expect.any(Array)]);
      if (path.includes('/v1/'))
        expect(operation.responses.default?.content).toHaveProperty(['application/problem+json']);
    }
  });

  test('gives every operation its own name', () => {
    const ids = operations().flatMap(([, , { operationId }]) => (operationId === undefined ? [] : [operationId]));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('is shown as a page without scripts of its own', async () => {
    const page = await request(running.url!)
      .get('/api/docs')
      .expect(200)
      .expect('content-type', /text\/html/);
    expect(page.text).toContain('POST /api/v1/session');
    expect(page.text).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
  });
});

describe('silence means no', () => {
  const ID = '0191e8a0-7c3e-7000-8000-000000000001';

  test('nothing of the API that needs a sign-in answers without one, and nothing is told of what exists', async () => {
    for (const [path, method, { security }] of operations()) {
      if (security.length === 0) continue;
      const { status } = await ask(method, path.replace('{year}', '2026').replace(/\{\w+\}/g, ID));
      const expected = method === 'get' ? [401] : path === '/api/v1/session' ? [204] : [400, 401, 415];
      expect([method, path, expected.includes(status), status]).toEqual([method, path, true, status]);
    }
  });
});

/** Without a session, and with an empty body where one belongs. */
async function ask(method: string, path: string): Promise<request.Response> {
  const agent = request(running.url!);
  if (method === 'get') return await agent.get(path);
  if (method === 'delete') return await agent.delete(path);
  const sending = method === 'post' ? agent.post(path) : method === 'put' ? agent.put(path) : agent.patch(path);
  return await sending.send({});
}
