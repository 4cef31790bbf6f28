import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { sha256Hex } from '../domain/audit/canonical-json.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { JurisdictionError } from '../domain/catalogue/jurisdiction-error.js';
import { parseJurisdiction } from '../domain/catalogue/parse.js';
import { readYaml } from '../domain/yaml.js';

/** By the hash of all files: parsing takes half a second, and a process asks for the same folder more than once. */
const known = new Map<string, Jurisdiction>();

/**
 * Reads the folder of a jurisdiction, `jurisdictions/<code>-<name>/`. The same files give the same object.
 * @throws JurisdictionError naming file, path and reason; the start stops there
 */
export function loadJurisdiction(folder: string): Jurisdiction {
  const texts = dataFiles(folder).map((name) => [name, readText(folder, name)] as const);
  const hash = sha256Hex(JSON.stringify(texts));
  const jurisdiction =
    known.get(hash) ?? parseJurisdiction(Object.fromEntries(texts.map(([name, text]) => [name, dataOf(name, text)])));
  known.set(hash, jurisdiction);
  return jurisdiction;
}

function dataFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile() && /\.(yaml|json)$/.test(file.name))
      .map((file) => relative(folder, join(file.parentPath, file.name)).split(sep).join('/'))
      .filter((name) => !name.startsWith('demo/')); // what src/demo plays into an empty database
  } catch (cause) {
    throw new JurisdictionError(folder, '', `the folder cannot be read (${String(cause)})`);
  }
}

function readText(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch (cause) {
    throw new JurisdictionError(name, '', `the file cannot be read (${String(cause)})`);
  }
}

/** JSON is YAML, and read as such a key that stands twice is refused. */
function dataOf(name: string, text: string): unknown {
  try {
    return readYaml(text);
  } catch (cause) {
    throw new JurisdictionError(name, '', `no valid ${name.endsWith('.json') ? 'JSON' : 'YAML'} (${String(cause)})`);
  }
}
