import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../src/platform/project-root.js';

/** Tongjiang with one of its channels said otherwise: the folder, for `JURISDICTION`. `said` are lines of channels.yaml. */
export function tongjiangWhere(channel: string, said: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(process.env.GONGKAI_TEST_RUN ?? tmpdir(), 'tongjiang-'));
  cpSync(join(projectRoot(), 'jurisdictions/230881-tongjiang'), folder, { recursive: true });
  const file = join(folder, 'channels.yaml');
  const [before = '', mine = '', after = ''] = readFileSync(file, 'utf8').split(
    new RegExp(`(?<=\\n)(  - id: ${channel}\\n(?:    .*\\n)*)`),
  );
  const kept = mine.split('\n').filter((line) => !Object.keys(said).some((name) => line.trim().startsWith(`${name}:`)));
  const lines = Object.entries(said).map(([name, value]) => `    ${name}: ${value}`);
  writeFileSync(file, [before, kept.join('\n').trimEnd(), '\n', lines.join('\n'), '\n', after].join(''));
  return folder;
}
