import type { Queryable } from '../platform/database.js';

/** Places in the write-ahead log as numbers of bytes; every role may ask for them. */
interface Place {
  readonly place: string | null; // numeric
  readonly standby: boolean;
}

/** How far the primary's log is on its disk, and so can have been sent. */
export async function logEnd(primary: Queryable): Promise<number> {
  const { rows } = await primary.query<Place>(`SELECT pg_current_wal_flush_lsn() - '0/0' AS place`);
  return Number(rows[0]?.place);
}

/** How far a standby has come; another server than a standby is refused. */
export async function replayedTo(replica: Queryable): Promise<number> {
  const { rows } = await replica.query<Place>(
    `SELECT pg_is_in_recovery() AS standby, pg_last_wal_replay_lsn() - '0/0' AS place`,
  );
  const [found] = rows;
  if (found?.standby !== true || found.place === null) throw new Error('DATABASE_REPLICA_URL: that is no standby');
  return Number(found.place);
}
