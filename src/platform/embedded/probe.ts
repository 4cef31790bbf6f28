import { Client } from 'pg';
import { OWNER } from './cluster.js';

/** The address of one database of a cluster, as libpq and `pg` both read it. */
export const socketUrl = (socket: string, user: string, database: string): string =>
  `postgresql:///${database}?host=${encodeURIComponent(socket).replaceAll('%2F', '/')}&user=${user}`;

/** `changing`: a server is there and is starting up or shutting down. */
export type Answer = 'answers' | 'changing' | 'silent';

/** SQLSTATE cannot_connect_now. */
const CHANGING = '57P03';

export async function probe(socket: string): Promise<Answer> {
  const client = new Client({ connectionString: socketUrl(socket, OWNER, 'postgres'), connectionTimeoutMillis: 3000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return 'answers';
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    if (code === CHANGING) return 'changing';
    return /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('E') ? 'answers' : 'silent';
  } finally {
    await client.end().catch(() => undefined);
  }
}
