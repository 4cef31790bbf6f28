import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder with package.json: the same from `src`, `dist` and tests, so that data files are never copied by the build. */
export function projectRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package.json above ${__dirname}`);
    folder = parent;
  }
  return folder;
}
