import type { OpenAPIObject } from '@nestjs/swagger';

type Path = OpenAPIObject['paths'][string];
type Operation = NonNullable<Path['get']>;

export interface DocsOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly open: boolean;
  readonly parameters: readonly {
    readonly name: string;
    readonly place: string;
    readonly required: boolean;
    readonly schema: string;
  }[];
  readonly body: string;
  readonly answers: readonly { readonly status: string; readonly schema: string }[];
}

export interface DocsModel {
  readonly groups: readonly { readonly name: string; readonly operations: readonly DocsOperation[] }[];
  readonly schemas: readonly { readonly name: string; readonly json: string }[];
}

/** The document as a page shows it: operations by tag, then the named schemas they refer to. */
export function docsModel(document: OpenAPIObject): DocsModel {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    (Object.entries(item) as [string, Operation][]).map(([method, operation]) => ({
      tag: operation.tags?.[0] ?? '',
      ...shown(path, method, operation),
    })),
  );
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  return {
    groups: tags.map((name) => ({ name, operations: operations.filter(({ tag }) => tag === name) })),
    schemas: Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => ({
      name,
      json: pretty(schema),
    })),
  };
}

function shown(path: string, method: string, operation: Operation): DocsOperation {
  const { parameters = [], requestBody, responses, security = [] } = operation;
  return {
    id: `${method}${path.replace(/[^a-z0-9]+/gi, '-')}`,
    method: method.toUpperCase(),
    path,
    summary: operation.summary ?? '',
    open: security.length === 0,
    parameters: parameters.flatMap((parameter) =>
      '$ref' in parameter
        ? []
        : [
            {
              name: parameter.name,
              place: parameter.in,
              required: parameter.required === true,
              schema: compact(parameter.schema),
            },
          ],
    ),
    body: schemaIn(requestBody),
    answers: Object.entries(responses).map(([status, response]) => ({ status, schema: schemaIn(response) })),
  };
}

/** The schema of the first media type, by name where it has one. */
function schemaIn(carrier: unknown): string {
  const content = (carrier as { content?: Record<string, { schema?: unknown }> } | undefined)?.content ?? {};
  return compact(Object.values(content)[0]?.schema);
}

function compact(schema: unknown): string {
  if (schema === undefined) return '';
  const { $ref } = schema as { $ref?: string };
  return $ref === undefined ? JSON.stringify(schema) : ($ref.split('/').at(-1) ?? '');
}

const pretty = (value: unknown): string => JSON.stringify(value, null, 2);
