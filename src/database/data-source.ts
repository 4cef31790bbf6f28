import { Client, Pool, type ClientConfig, type PoolConfig } from 'pg';
import { parse } from 'pg-connection-string';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from './migrations/index.js';
import { APP_ROLE } from './roles.js';

/** Longer than a busy moment, shorter than a person's patience: who has no connection after it is told so. */
const WAIT_FOR_CONNECTION_MS = 5_000;

/** The data source that migrates, connected as the owner. */
export function ownerDataSource(url: string): DataSource {
  return new DataSource({
    type: 'postgres',
    synchronize: false,
    installExtensions: false,
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'each',
    extra: { connectionString: url, max: 2 } satisfies PoolConfig,
  });
}

/** The data source the application works through. */
export function appDataSource(url: string, max: number, onError: (cause: Error) => void): DataSource {
  return new DataSource({
    type: 'postgres',
    synchronize: false,
    installExtensions: false,
    entities: [],
    poolErrorHandler: onError,
    extra: { ...asApplication(url, max), connectionTimeoutMillis: WAIT_FOR_CONNECTION_MS } satisfies PoolConfig,
  });
}

/** Connections to another server of the same database: neither a connection nor an answer is waited for longer than that. */
export function appPool(url: string, max: number, patienceMs: number): Pool {
  return new Pool({ ...asApplication(url, max), connectionTimeoutMillis: patienceMs, query_timeout: patienceMs });
}

/** Every connection steps down into the application's role. */
function asApplication(url: string, max: number): PoolConfig {
  const steppingDown = parse(url).user === APP_ROLE ? {} : { options: `-c role=${APP_ROLE}` };
  return { connectionString: url, max, application_name: 'gongkai', Client: PatientClient, ...steppingDown };
}

/**
 * While a connection is lent out the pool does not listen to it, and Node ends the process at an error nobody listens to - when
 * PostgreSQL is killed between two statements of a transaction, for one. The next statement fails all the same, and is told.
 */
class PatientClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/** TypeORM's own `pg` pool: hand-written statements and TypeORM share one limit of connections. */
export function poolOf(source: DataSource): Pool {
  return (source.driver as unknown as { master: Pool }).master;
}
