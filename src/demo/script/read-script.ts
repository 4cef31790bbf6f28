import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
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
  const files = names.sort().map((name) => readOne(folder, name, days));
  return { projects: files.flatMap(({ projects }) => projects), items: files.flatMap(({ items }) => items) };
}

function readOne(folder: string, name: string, days: OfficeDays): z.infer<typeof scriptFile> {
  const read = scriptFile.safeParse(filled(parse(readFileSync(join(folder, name), 'utf8')), days));
  if (read.success) return read.data;
  throw new Error(`demo/${name}: ${z.prettifyError(read.error)}`);
}
