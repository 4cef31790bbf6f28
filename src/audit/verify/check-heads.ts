import type { KeyObject } from 'node:crypto';
import { AUDIT_LOG, isSigned } from '../../domain/audit/head.js';
import type { Frontier } from '../../domain/audit/merkle.js';
import type { Queryable } from '../../platform/database.js';
import type { Findings } from './findings.js';
import { iso, rows } from './rows.js';

interface HeadRow {
  readonly size: string;
  readonly root: Buffer;
  readonly frontier: readonly Buffer[];
  readonly signedAt: string;
  readonly keyId: string;
  readonly signature: Buffer;
}

/** Walks the heads beside the leaves: each is compared when the log has grown to its size. */
export class HeadCheck {
  count = 0;
  private next: HeadRow | null = null;
  private rootsFit = true;

  private constructor(
    private readonly heads: AsyncGenerator<HeadRow>,
    private readonly findings: Findings,
    private readonly keys: ReadonlyMap<string, KeyObject>,
  ) {}

  static async begin(tx: Queryable, findings: Findings, keys: ReadonlyMap<string, KeyObject>): Promise<HeadCheck> {
    const check = new HeadCheck(rows<HeadRow>(tx, 'heads', HEADS), findings, keys);
    await check.advance();
    while (check.next !== null && Number(check.next.size) < 1) await check.misplaced();
    return check;
  }

  /** Whether a head covers the log at this size; `firstNew` is the first entry since the head before. */
  async compare(log: Frontier, firstNew: string): Promise<boolean> {
    if (this.next === null || Number(this.next.size) !== log.size) return false;
    this.compareRoot(this.next, log, firstNew);
    this.checkSignature(this.next);
    await this.advance();
    return true;
  }

  /** Heads left over vouch for more entries than there are. */
  async finish(size: number): Promise<void> {
    while (this.next !== null) await this.misplaced(size);
  }

  /** From the first root that does not fit on, none can: only the first says where to look. */
  private compareRoot(head: HeadRow, log: Frontier, firstNew: string): void {
    const params = { size: head.size, entry: firstNew, signedAt: head.signedAt };
    const fits = log.root().equals(head.root);
    if (!fits && this.rootsFit) this.findings.add({ code: 'root-differs', entry: firstNew, params });
    if (fits && !sameHashes(log.hashes, head.frontier))
      this.findings.add({ code: 'frontier-differs', entry: null, params });
    this.rootsFit = fits;
  }

  private checkSignature(head: HeadRow): void {
    const params = { size: head.size, key: head.keyId, signedAt: head.signedAt };
    const key = this.keys.get(head.keyId);
    if (key === undefined) this.findings.add({ code: 'key-unknown', entry: null, params });
    else if (!isSigned({ ...head, log: AUDIT_LOG, size: Number(head.size) }, key)) {
      this.findings.add({ code: 'signature-wrong', entry: null, params });
    }
  }

  private async misplaced(found = 0): Promise<void> {
    if (this.next === null) return;
    const { size, signedAt } = this.next;
    this.findings.add({ code: 'log-truncated', entry: null, params: { size, signedAt, found } });
    this.checkSignature(this.next);
    await this.advance();
  }

  private async advance(): Promise<void> {
    const step = await this.heads.next();
    this.next = step.done === true ? null : step.value;
    if (this.next !== null) this.count += 1;
  }
}

function sameHashes(a: readonly Buffer[], b: readonly Buffer[]): boolean {
  return a.length === b.length && a.every((hash, i) => b[i]?.equals(hash) === true);
}

const HEADS = `
SELECT size, root, frontier, ${iso('signed_at')} AS "signedAt", key_id AS "keyId", signature FROM audit_head ORDER BY size`;
