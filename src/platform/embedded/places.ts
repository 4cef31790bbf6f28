import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SHARED_FOLDER } from './binaries.js';
import { canEnter, type Identity } from './identity.js';
import { EmbeddedProblem } from './problem.js';

/** A unix socket's whole path has to fit in 104 bytes (macOS) or 108 (Linux); PostgreSQL adds `/.s.PGSQL.5432`. */
const LONGEST_SOCKET_FOLDER = 85;

/** Says where the cluster is when it cannot be in the data folder itself. */
const POINTER = 'postgres.location';

/** The cluster's folder: in the data folder, or, when the lent user cannot get there, where the pointer in it says. */
export function clusterFolder(dataDir: string): string {
  const pointer = join(dataDir, POINTER);
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(dataDir, 'postgres');
}

/** As `clusterFolder`; decides where a first cluster goes. Two starters agree because only one of them makes the pointer. */
export function placeCluster(dataDir: string, who: Identity, note: (line: string) => void): string {
  const settled = clusterFolder(dataDir);
  if (!who.lent || canEnter(who, dataDir)) return settled;
  if (settled === join(dataDir, 'postgres')) {
    const elsewhere = join(SHARED_FOLDER, `data-${randomBytes(6).toString('hex')}`);
    mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 });
    createOnce(join(dataDir, POINTER), `${elsewhere}\n`);
  }
  const place = clusterFolder(dataDir);
  note(`"${who.name}" cannot enter ${dataDir}: the database is in ${place} (kept in ${join(dataDir, POINTER)})`);
  return place;
}

/** A folder for the socket that only this user can enter, with a path short enough, the same for the same cluster. */
export function socketFolder(dataDir: string, cluster: string, who: Identity): string {
  const near = join(dataDir, 'run');
  const fits = Buffer.byteLength(near) <= LONGEST_SOCKET_FOLDER && (!who.lent || canEnter(who, dataDir));
  const folder = fits ? near : join(runtimeFolder(who), runtimeName(cluster));
  ownFolder(folder, who);
  return folder;
}

/** Makes the folder for that user alone, or refuses one that somebody else put there. */
export function ownFolder(folder: string, who: Identity): void {
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    if (who.lent) chownSync(folder, who.uid, who.gid);
  }
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== who.uid || (found.mode & 0o077) !== 0)
    throw new EmbeddedProblem(
      `${folder} must be a folder of "${who.name}" (uid ${who.uid}) that nobody else can enter. ` +
        'Start as the user who made it, or choose another DATA_DIR.',
    );
}

function runtimeFolder(who: Identity): string {
  const offered = process.env.XDG_RUNTIME_DIR;
  if (!who.lent && offered !== undefined && offered.length <= 40 && existsSync(offered)) return offered;
  return Buffer.byteLength(tmpdir()) <= 40 && canEnter(who, tmpdir()) ? tmpdir() : '/tmp';
}

/** The same for the same cluster, so that a second start finds the first. */
export const runtimeName = (cluster: string): string =>
  `gongkai-${createHash('sha256').update(realpathSync(cluster)).digest('hex').slice(0, 16)}`;

function createOnce(file: string, content: string): void {
  try {
    writeFileSync(file, content, { flag: 'wx' });
  } catch (cause) {
    if (!existsSync(file)) throw cause;
  }
}
