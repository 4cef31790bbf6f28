import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../platform/project-root.js';
import type { ExportOrder } from './order.js';

/** Of everything but the database that decides what pages say: this program, its templates and assets, the catalogue, the order. */
export function fingerprintOf({ base, origin, server }: ExportOrder, jurisdiction: string): string {
  const hash = createHash('sha256').update(JSON.stringify([base, origin, server]));
  const root = projectRoot();
  for (const folder of [dirname(__dirname), join(root, 'templates'), join(root, 'src', 'assets'), jurisdiction])
    for (const file of filesIn(folder)) hash.update(`${file}\n`).update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
