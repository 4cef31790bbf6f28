import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { binariesFor } from './binaries.js';
import { ensureCluster, OWNER } from './cluster.js';
import { chooseIdentity } from './identity.js';
import { clusterFolder, placeCluster, socketFolder } from './places.js';
import type { Postmaster, ServerPlan } from './postmaster.js';
import { socketUrl } from './probe.js';
import { startPostmaster } from './start.js';

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** The role the application connects as; made here with the right to log in through the socket. */
  readonly appRole: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly initdb?: readonly string[];
  /** Told where things are when they are not in the usual place, and when the server was restarted. */
  readonly note: (line: string) => void;
  /** The server died and could not be kept alive. */
  readonly lost: (reason: string) => void;
}

export interface Embedded {
  readonly cluster: string;
  readonly url: string;
  readonly ownerUrl: string;
  readonly socket: string;
  /** For the person who started it: the folder, and whose process serves it. */
  readonly where: string;
  /** The process id of the server that runs now. */
  readonly pid: () => number;
  readonly stop: () => Promise<void>;
}

export const DATABASE = 'gongkai';
const STOP_PATIENCE_MS = 20_000;

/** A server that keeps dying is not restarted for ever. */
const MOST_RESTARTS = 5;

/** Starts the database under `dataDir`, made at first, and keeps it running until `stop`. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const plan = await prepare(options);
  const keeper = new Keeper(plan, options, await startPostmaster(plan));
  try {
    await furnish(plan.socket, options.appRole);
  } catch (cause) {
    await keeper.stop();
    throw cause;
  }
  return {
    cluster: plan.cluster,
    socket: plan.socket,
    where: `${plan.cluster} (PostgreSQL embedded${plan.who.lent ? `, run as "${plan.who.name}"` : ''})`,
    url: socketUrl(plan.socket, options.appRole, DATABASE),
    ownerUrl: socketUrl(plan.socket, OWNER, DATABASE),
    pid: () => keeper.pid,
    stop: async () => {
      await keeper.stop();
    },
  };
}

async function prepare(options: EmbeddedOptions): Promise<ServerPlan> {
  const { dataDir, note } = options;
  mkdirSync(dataDir, { recursive: true });
  const who = chooseIdentity(clusterFolder(dataDir));
  const bin = binariesFor(who, note);
  const cluster = placeCluster(dataDir, who, note);
  await ensureCluster(bin, cluster, who, options.initdb ?? []);
  const socket = socketFolder(dataDir, cluster, who);
  return { bin, cluster, socket, who, log: join(dataDir, 'postgres.log'), parameters: options.parameters ?? {} };
}

/** Restarts the server when it dies unasked; connections of the pool are made anew by whoever needs one. */
class Keeper {
  private stopping = false;
  private restarts = 0;

  constructor(
    private readonly plan: ServerPlan,
    private readonly options: EmbeddedOptions,
    private server: Postmaster,
  ) {
    this.watch();
  }

  get pid(): number {
    return this.server.pid;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.server.stop(STOP_PATIENCE_MS);
  }

  private watch(): void {
    void this.server.gone.then(async () => {
      if (!this.stopping) await this.restart();
    });
  }

  private async restart(): Promise<void> {
    this.restarts += 1;
    try {
      if (this.restarts > MOST_RESTARTS) throw new Error(`it died ${this.restarts} times`);
      this.server = await startPostmaster(this.plan);
      this.options.note(`PostgreSQL had died and was started again (log: ${this.plan.log})`);
      this.watch();
      if (this.isStopping()) await this.server.stop(STOP_PATIENCE_MS);
    } catch (cause) {
      if (!this.isStopping()) this.options.lost(`PostgreSQL is gone: ${String(cause)} (log: ${this.plan.log})`);
    }
  }

  private isStopping(): boolean {
    return this.stopping;
  }
}

/** The role and the database, where they are missing. */
export async function furnish(socket: string, appRole: string): Promise<void> {
  const client = new Client({ connectionString: socketUrl(socket, OWNER, 'postgres') });
  await client.connect();
  try {
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [appRole]);
    if (role.rows.length === 0) await client.query(`CREATE ROLE ${client.escapeIdentifier(appRole)} LOGIN`);
    const database = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (database.rows.length === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
