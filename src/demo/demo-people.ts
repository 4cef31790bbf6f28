import type { Pool } from 'pg';
import { addAccounts } from '../access/add-accounts.js';
import { DEMO_PASSWORD } from '../access/demo-accounts.js';
import { hashPassword } from '../access/password.js';
import type { Actor } from '../domain/actor.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';

/** The accounts are older than anything their people did. */
const OLDER_MS = 90 * 86_400_000;

/** When the load began that is there, and whether it came to its end: addresses are given last. */
export async function loadThere(pool: Pool): Promise<{ readonly begun: Date; readonly ended: boolean } | null> {
  const { rows } = await pool.query<{ at: Date | null; ended: boolean | null }>(
    'SELECT min(created_at) AS at, bool_or(email IS NOT NULL) AS ended FROM account WHERE demo',
  );
  const [found] = rows;
  if (found?.at == null) return null;
  return { begun: new Date(found.at.getTime() + OLDER_MS), ended: found.ended === true };
}

/** The jurisdiction's trial accounts, all with one hash; those that are there already stay as they are. */
export async function addDemoPeople(pool: Pool, { accounts }: Jurisdiction, now: Date): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const rows = accounts.map(({ account, person, unit, roles }) => {
    return { id: account, person, unit, roles, passwordHash, demo: true };
  });
  await addAccounts(pool, rows, new Date(now.getTime() - OLDER_MS));
}

/** Addresses come last: nobody is written to about weeks that are over. */
export async function giveAddresses(pool: Pool): Promise<void> {
  await pool.query(`UPDATE account SET email = id || '@tongjiang.example' WHERE demo AND email IS NULL`);
}

export function actorIn({ accounts }: Jurisdiction, account: string): Actor {
  const found = accounts.find((each) => each.account === account);
  if (found === undefined) throw new Error(`demo: there is no account ${account}`);
  const { person, unit, roles } = found;
  return { account, person, unit, roles };
}
