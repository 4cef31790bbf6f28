import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml } from '../../domain/yaml.js';
import { z } from 'zod';
import type { OfficeDays } from './office-days.js';
import { filled } from './placeholders.js';
import { scriptFile, type ScriptItem, type ScriptProject } from './shape.js';

export interface Script {
  readonly projects: readonly ScriptProject[];
  readonly items: readonly ScriptItem[];
}

/** The demonstration of a jurisdiction: every file of its `demo/` folder, its dates counted from the day of the load. */
export function readScript(jurisdiction: string, days: OfficeDays): Script {
  const folder = join(jurisdiction, 'demo');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
  const files = names.sort().map((name) => shaped(name, filled(parsed(join(folder, name)), days)));
  return { projects: files.flatMap(({ projects }) => projects), items: files.flatMap(({ items }) => items) };
}

/** Read twice at a start - by the platform and by the load - and parsed once. */
const kept = new Map<string, unknown>();

function parsed(file: string): unknown {
  if (!kept.has(file)) kept.set(file, readYaml(readFileSync(file, 'utf8')));
  return kept.get(file);
}

function shaped(name: string, raw: unknown): z.infer<typeof scriptFile> {
  const read = scriptFile.safeParse(raw);
  if (read.success) return read.data;
  throw new Error(`demo/${name}: ${z.prettifyError(read.error)}`);
}
