import type { Queryable } from '../../platform/database.js';
import type { FindingCode, Findings } from './findings.js';
import { rows } from './rows.js';

/** Rows that belong to an entry which is not there: what a removed entry, or a whole removed chain, leaves behind. */
export async function checkStrays(tx: Queryable, findings: Findings): Promise<void> {
  for (const { code, query } of STRAYS) {
    for await (const { entry, subject } of rows<{ entry: string; subject: string }>(tx, 'strays', query)) {
      findings.add({ code, entry, params: { entry: entry, subject } });
    }
  }
}

const STRAYS: readonly { readonly code: FindingCode; readonly query: string }[] = [
  {
    code: 'content-without-entry',
    query: `SELECT c.entry, '' AS subject FROM audit_content c WHERE NOT EXISTS (SELECT FROM audit_entry e WHERE e.id = c.entry)`,
  },
  {
    code: 'waiting-without-entry',
    query: `SELECT u.entry, '' AS subject FROM audit_unsealed u WHERE NOT EXISTS (SELECT FROM audit_entry e WHERE e.id = u.entry)`,
  },
  {
    code: 'case-without-trail',
    query: `SELECT NULL AS entry, w.id AS subject FROM workflow_case w
      WHERE NOT EXISTS (SELECT FROM audit_entry e WHERE e.subject = w.id)`,
  },
];
