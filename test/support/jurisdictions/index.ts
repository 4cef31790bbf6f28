import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml } from '../../../src/domain/yaml.js';
import { loadJurisdiction } from '../../../src/catalogue/load-jurisdiction.js';

export const TONGJIANG_FOLDER = join(__dirname, '../../../jurisdictions/230881-tongjiang');
/** A made-up county with forest property rights and nothing in common with Tongjiang. */
export const LINSHI_FOLDER = join(__dirname, '990001-linshi');

export const tongjiang = loadJurisdiction(TONGJIANG_FOLDER);
export const linshi = loadJurisdiction(LINSHI_FOLDER);

/** Parsed YAML or JSON whose shape a test takes for granted. */
export type Parsed = ReturnType<typeof JSON.parse>;

/** The parsed files of Linshi, fresh each time: for tests that break one. */
export const linshiFiles = (): Record<string, Parsed> => filesOf(LINSHI_FOLDER);

/** The same of Tongjiang, without its demo. */
export const tongjiangFiles = (): Record<string, Parsed> => filesOf(TONGJIANG_FOLDER);

function filesOf(folder: string): Record<string, Parsed> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.(yaml|json)$/.test(name) && !name.startsWith('demo'),
  );
  return Object.fromEntries(names.map((name) => [name, readYaml(readFileSync(join(folder, name), 'utf8'))]));
}
