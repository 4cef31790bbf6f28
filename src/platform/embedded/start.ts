import { setTimeout as pause } from 'node:timers/promises';
import { clearStaleLock, readLock } from './lock-file.js';
import { Postmaster, type ServerPlan } from './postmaster.js';
import { probe } from './probe.js';
import { EmbeddedProblem, lastWords, ofTheDisk } from './problem.js';

/** How often and how long a server that is going away is waited for: 300 × 50 ms. */
const ATTEMPTS = 300;
const BETWEEN_MS = 50;

/** PostgreSQL's words for "somebody is still here", which a moment later may no longer be so. */
const STILL_HELD = /lock file ".*" already exists|pre-existing shared memory block/;

/** Starts the server, or says that another instance runs. Whatever is only passing is waited for. */
export async function startPostmaster(plan: ServerPlan): Promise<Postmaster> {
  let complaint = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const answer = await probe(plan.socket);
    if (answer === 'answers') throw alreadyRunning(plan.cluster);
    if (answer === 'silent') {
      clearStaleLock(plan.cluster);
      const server = Postmaster.launch(plan);
      if (await server.ready()) return server;
      complaint = server.complaint();
      if (!STILL_HELD.test(complaint)) throw failed(plan, complaint);
    }
    await pause(BETWEEN_MS);
  }
  throw failed(plan, complaint === '' ? 'a server there keeps starting up or shutting down' : complaint);
}

function alreadyRunning(cluster: string): EmbeddedProblem {
  const pid = readLock(cluster)?.pid;
  return new EmbeddedProblem(
    `another instance is running on the data in ${cluster}${pid === undefined ? '' : ` (PostgreSQL is process ${pid})`}. ` +
      'Stop it first, or choose another DATA_DIR.',
  );
}

function failed(plan: ServerPlan, complaint: string): EmbeddedProblem {
  return new EmbeddedProblem(
    `PostgreSQL does not start on ${plan.cluster} (log: ${plan.log}):\n${lastWords(complaint)}${ofTheDisk(plan.cluster)}`,
  );
}
