import { publicHash, type PublicCopy } from '../../domain/items/public-copy.js';
import type { Queryable } from '../../platform/database.js';
import type { Findings } from './findings.js';
import { rows } from './rows.js';

interface PublicationRow extends PublicCopy {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly publicHash: string;
  readonly act: string | null;
  readonly recordedHash: string | null;
}

/** What the public sees against what was approved: each publication's content, its hash, and the act on the trail that made it. */
export async function checkPublications(tx: Queryable, findings: Findings): Promise<number> {
  let count = 0;
  for await (const row of rows<PublicationRow>(tx, 'publications', PUBLICATIONS)) {
    count += 1;
    const params = { number: row.number, version: row.version, publication: row.id, entry: row.act ?? '' };
    const { entry, title, summary, body, attachments, formedOn } = row;
    const seen = publicHash({ entry, title, summary, body, attachments, formedOn });
    if (seen !== row.publicHash) findings.add({ code: 'publication-altered', entry: row.act, params });
    if (row.act === null) findings.add({ code: 'publication-unrecorded', entry: null, params });
    else if (row.recordedHash !== row.publicHash) findings.add({ code: 'publication-differs', entry: row.act, params });
  }
  await findMissing(tx, findings);
  return count;
}

async function findMissing(tx: Queryable, findings: Findings): Promise<void> {
  for await (const { entry, publication } of rows<{ entry: string; publication: string }>(tx, 'missing', MISSING)) {
    findings.add({ code: 'publication-missing', entry, params: { entry, publication } });
  }
}

/** The act that made a publication is the first entry of its case that names it. */
const PUBLICATIONS = `
SELECT p.id, p.number, p.version, p.entry, p.title, p.summary, p.body, p.attachments, to_char(p.formed_on, 'YYYY-MM-DD') AS "formedOn",
  p.public_hash AS "publicHash", act.id AS act, act.detail ->> 'publicHash' AS "recordedHash"
FROM publication p
LEFT JOIN LATERAL (
  SELECT e.id, e.detail FROM audit_entry e
  WHERE e.subject = p.case_id AND e.detail ->> 'publication' = p.id::text ORDER BY e.seq LIMIT 1
) act ON true
ORDER BY p.id`;

const MISSING = `
SELECT e.id AS entry, e.detail ->> 'publication' AS publication FROM audit_entry e
WHERE e.detail ? 'publication'
  AND NOT EXISTS (SELECT FROM publication p WHERE p.case_id = e.subject AND p.id::text = e.detail ->> 'publication')`;
