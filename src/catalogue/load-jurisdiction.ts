import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parse } from 'yaml';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { JurisdictionError } from '../domain/catalogue/jurisdiction-error.js';
import { parseJurisdiction } from '../domain/catalogue/parse.js';

/**
 * Reads the folder of a jurisdiction, `jurisdictions/<code>-<name>/`.
 * @throws JurisdictionError naming file, path and reason; the start stops there
 */
export function loadJurisdiction(folder: string): Jurisdiction {
  const names = dataFiles(folder);
  return parseJurisdiction(Object.fromEntries(names.map((name) => [name, readYaml(folder, name)])));
}

/** YAML, and the tables of other systems as JSON, which is YAML too. */
function dataFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile() && /\.(yaml|json)$/.test(file.name))
      .map((file) => relative(folder, join(file.parentPath, file.name)).split(sep).join('/'))
      .filter((name) => !name.startsWith('demo/')) // what src/demo plays into an empty database
      .filter((name) => name.endsWith('.yaml') || name.startsWith('exchange/'));
  } catch (cause) {
    throw new JurisdictionError(folder, '', `the folder cannot be read (${String(cause)})`);
  }
}

function readYaml(folder: string, name: string): unknown {
  try {
    return parse(readFileSync(join(folder, name), 'utf8'));
  } catch (cause) {
    throw new JurisdictionError(name, '', `no valid YAML (${String(cause)})`);
  }
}
