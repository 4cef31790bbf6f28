import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { spawnAs, type Identity } from './identity.js';
import { isAlive } from './lock-file.js';
import { EmbeddedProblem, lastWords, ofTheDisk } from './problem.js';

/** The superuser of an embedded cluster; it owns the schema. The application connects as `gongkai_app`. */
export const OWNER = 'gongkai_owner';

/** Trust is enough: the only way in is a socket in a folder that nobody else can enter. */
const INITDB = [
  `--username=${OWNER}`,
  '--auth=trust',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-instructions',
];

/** Makes the cluster aside and renames it into place: nobody ever sees half of one, and of two makers one wins. */
export async function ensureCluster(
  bin: string,
  cluster: string,
  who: Identity,
  extra: readonly string[],
): Promise<void> {
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  sweepLeftovers(cluster);
  const aside = `${cluster}.${process.pid}`;
  mkdirSync(aside, { recursive: true });
  chmodSync(aside, 0o700);
  if (who.lent) chownSync(aside, who.uid, who.gid);
  await initdb(bin, aside, who, extra);
  try {
    renameSync(aside, cluster);
  } catch (cause) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(join(cluster, 'PG_VERSION')))
      throw new EmbeddedProblem(`${cluster} is in the way: it holds something that is no database`, { cause });
  }
}

/** What makers left behind who were killed meanwhile. */
function sweepLeftovers(cluster: string): void {
  const folder = dirname(cluster);
  const prefix = `${basename(cluster)}.`;
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const maker = name.startsWith(prefix) ? name.slice(prefix.length) : '';
    if (/^\d+$/.test(maker) && !isAlive(Number(maker))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

async function initdb(bin: string, folder: string, who: Identity, extra: readonly string[]): Promise<void> {
  const child = spawn(join(bin, 'initdb'), ['--pgdata', folder, ...INITDB, ...extra], {
    ...spawnAs(who),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const collect = (chunk: Buffer) => (said += chunk.toString());
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code === 0) return;
  const disk = ofTheDisk(folder);
  rmSync(folder, { recursive: true, force: true });
  throw new EmbeddedProblem(`PostgreSQL could not make its data folder ${folder}:\n${lastWords(said)}${disk}`);
}
