import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { projectRoot } from '../../../src/platform/project-root.js';

const FILES = {
  release: 'release-schema.json',
  releasePackage: 'release-package-schema.json',
  recordPackage: 'record-package-schema.json',
} as const;

/** Where the official schemas of OCDS 1.1 lie, which are not ours to ship: in the folder named by OCDS_SCHEMAS, or beside the project. */
export function schemaFolder(): string | null {
  const folder = process.env.OCDS_SCHEMAS ?? join(projectRoot(), '../shared/ocds');
  return existsSync(join(folder, FILES.release)) ? folder : null;
}

/** Tests that need the official schemas; where there are none they are reported as skipped. */
export const describeWithSchemas = schemaFolder() === null ? describe.skip : describe;

type Schema = Record<string, unknown>;

/**
 * The three schemas, of draft 4. They are strict: with our extension's patch merged in (RFC 7396), as OCDS applies it, a release may have no
 * field that neither of them knows.
 */
export function ocdsSchemas(folder: string): Record<keyof typeof FILES, ValidateFunction> {
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
  const patch = read(join(projectRoot(), 'docs/ocds/release-schema.json'));
  const release = closed(mergePatch(read(join(folder, FILES.release)), patch)) as Schema;
  ajv.addSchema(release);
  ajv.addSchema({ id: VERSIONED }); // named by the record package for a field we do not write
  return {
    release: ajv.getSchema(String(release.id))!,
    releasePackage: ajv.compile(read(join(folder, FILES.releasePackage))),
    recordPackage: ajv.compile(read(join(folder, FILES.recordPackage))),
  };
}

const VERSIONED = 'https://standard.open-contracting.org/schema/1__1__5/versioned-release-validation-schema.json';

const read = (file: string): Schema => JSON.parse(readFileSync(file, 'utf8')) as Schema;

function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isSchema(patch)) return patch;
  const merged: Schema = isSchema(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) merged[name] = mergePatch(merged[name], value);
  return merged;
}

/** Every object that lists its properties has no others: a misspelt field would otherwise be an extension. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (!isSchema(schema)) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  return isSchema(inner.properties) && inner.type !== undefined ? { ...inner, additionalProperties: false } : inner;
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
