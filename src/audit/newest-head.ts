import { AUDIT_LOG, type SignedHead } from '../domain/audit/head.js';
import type { Queryable } from '../platform/database.js';

/** The newest signed head, to be kept elsewhere; null while nothing is sealed. */
export async function newestHead(database: Queryable): Promise<SignedHead | null> {
  const found = await database.query<{ size: string; root: Buffer; at: Date; keyId: string; signature: Buffer }>(
    'SELECT size, root, signed_at AS at, key_id AS "keyId", signature FROM audit_head ORDER BY size DESC LIMIT 1',
  );
  const head = found.rows[0];
  if (head === undefined) return null;
  const { root, keyId, signature } = head;
  return { log: AUDIT_LOG, size: Number(head.size), root, signedAt: head.at.toISOString(), keyId, signature };
}
