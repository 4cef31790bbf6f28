import type { Random } from './random.js';

/** As much of JSON Schema as the document of the application uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}
export type Schemas = Readonly<Record<string, Schema>>;

const FORMATS: Readonly<Record<string, string>> = {
  date: '2026-11-20',
  'date-time': '2026-11-20T01:00:00Z',
  uuid: '0198c3a0-0000-7000-8000-000000000000',
  uri: 'https://example.org/1',
};

/** Something of this schema, at its limits rather than in its middle. */
export function sample(schema: Schema, named: Schemas, draw: Random, depth = 0): unknown {
  if (schema.$ref !== undefined) return sample(named[schema.$ref.split('/').at(-1) ?? ''] ?? {}, named, draw, depth);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return draw.one(schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return sample(draw.one(choices), named, draw, depth);
  if (schema.allOf !== undefined)
    return Object.assign({}, ...schema.allOf.map((one) => sample(one, named, draw, depth))) as object;
  const type = typeof schema.type === 'string' ? schema.type : draw.one(schema.type ?? ['string']);
  if (type === 'object') return objectOf(schema, named, draw, depth);
  if (type === 'array')
    return Array.from({ length: depth > 4 ? 0 : draw.one([0, 1, 2]) }, () =>
      sample(schema.items ?? {}, named, draw, depth + 1),
    );
  if (type === 'integer' || type === 'number')
    return draw.one([schema.minimum ?? -1, schema.maximum ?? 2_147_483_647, (schema.minimum ?? 0) + 1]);
  if (type === 'boolean') return draw.chance(50);
  return type === 'null' ? null : textOf(schema, draw);
}

function objectOf(schema: Schema, named: Schemas, draw: Random, depth: number): object {
  const { properties = {}, required = [], additionalProperties } = schema;
  const known = Object.entries(properties).filter(
    ([name]) => required.includes(name) || (depth < 5 && draw.chance(60)),
  );
  const more = typeof additionalProperties === 'object' && depth < 5 ? [['use', additionalProperties] as const] : [];
  return Object.fromEntries([...known, ...more].map(([name, one]) => [name, sample(one, named, draw, depth + 1)]));
}

function textOf({ format, minLength = 0, maxLength }: Schema, draw: Random): string {
  const known = FORMATS[format ?? ''];
  if (known !== undefined) return known;
  const length = draw.one([minLength, Math.max(minLength, 3), maxLength ?? 200, (maxLength ?? 5_000) + 1]);
  return draw.one(['a', '公', '𠮷']).repeat(length);
}
