import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { EmbeddedProblem } from './problem.js';

/** Who the PostgreSQL processes run as. PostgreSQL refuses to run as root, so root lends it another, existing user. */
export interface Identity {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
  /** True when it is not the user of this process. */
  readonly lent: boolean;
}

/** Whoever owns the data already; else the users made for such a purpose; else the first ordinary one. */
export function chooseIdentity(cluster: string): Identity {
  const own = thisUser();
  const owner = existsSync(cluster) ? statSync(cluster).uid : own.uid;
  if (own.uid !== 0) return asItself({ uid: own.uid, gid: own.gid, name: own.username, lent: false }, owner, cluster);
  const users = knownUsers();
  const chosen =
    users.find((user) => user.uid === owner) ??
    users.find((user) => user.name === 'postgres') ??
    users.find((user) => user.name === 'nobody') ??
    users.find((user) => user.uid >= 1000);
  if (chosen === undefined)
    throw new EmbeddedProblem(
      'PostgreSQL does not run as root, and /etc/passwd has no other user to lend. ' +
        'Start as an ordinary user, or give DATABASE_URL.',
    );
  requireLending(chosen);
  return chosen;
}

/** Options for a child process of that user; the working folder must be one that it can enter. */
export function spawnAs(who: Identity): { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv } {
  const common = { cwd: '/', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } };
  return who.lent ? { uid: who.uid, gid: who.gid, ...common } : common;
}

/** Whether that user can enter the folder, asked of the system itself: modes, groups, lists and mounts all count. */
export function canEnter(who: Identity, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], spawnAs(who)).status === 0;
}

function thisUser(): { uid: number; gid: number; username: string } {
  try {
    return userInfo();
  } catch (cause) {
    throw new EmbeddedProblem(
      'PostgreSQL needs a user that /etc/passwd knows. Start as another user, or give DATABASE_URL.',
      {
        cause,
      },
    );
  }
}

function asItself(who: Identity, owner: number, cluster: string): Identity {
  if (owner === who.uid) return who;
  throw new EmbeddedProblem(
    `the data in ${cluster} belongs to uid ${owner}, and this is "${who.name}" (uid ${who.uid}). ` +
      'Start as the user who made it or as root, or choose another DATA_DIR.',
  );
}

function requireLending(who: Identity): void {
  if (spawnSync('/bin/sh', ['-c', ':'], spawnAs(who)).status === 0) return;
  throw new EmbeddedProblem(
    `PostgreSQL does not run as root, and this process may not become "${who.name}" (a container without SETUID?). ` +
      'Start as an ordinary user, or give DATABASE_URL.',
  );
}

function knownUsers(): Identity[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name: name ?? '', uid: Number(uid), gid: Number(gid), lent: true }))
    .filter((user) => user.uid > 0);
}
