import type { TestApp } from '../../support/app.js';
import type { Schema, Schemas } from './sample.js';

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Schemas };
}

/** What the running application's own description says of a route. */
export interface Described {
  readonly schemas: Schemas;
  /** The described operations, as routes: `GET /api/v1/items/:id`, without the names of their places. */
  readonly routes: readonly string[];
  queryOf(route: string): readonly string[];
  bodyOf(route: string): Schema | null;
}

export async function describedBy(app: TestApp): Promise<Described> {
  const { payload } = await app.running.app.inject({ url: '/api/openapi.json' });
  const { paths, components } = JSON.parse(payload) as Document;
  const operations = new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [nameless(`${method.toUpperCase()} ${path}`), operation]),
    ),
  );
  const of = (route: string): Operation => operations.get(nameless(route)) ?? {};
  return {
    schemas: components.schemas,
    routes: [...operations.keys()],
    queryOf: (route) => (of(route).parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name),
    bodyOf: (route) => of(route).requestBody?.content?.['application/json']?.schema ?? null,
  };
}

/** Two controllers may call the same place by two names. */
export const nameless = (route: string): string => route.replaceAll(/:\w+|\{\w+\}/g, ':');
