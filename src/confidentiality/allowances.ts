import { Injectable } from '@nestjs/common';
import { BAD_CURSOR } from '../access/refused-error.js';
import type { Actor } from '../domain/actor.js';
import { accepted, refused, type Outcome } from '../domain/refusal.js';
import { Clock } from '../platform/clock.js';
import { momentInCursor, toCursor } from '../platform/cursor.js';
import { Database } from '../platform/database.js';

/** Words a unit's reviewers said are no find: the detector is not heard on them again in that unit, until it is revoked. */
export interface Allowance {
  readonly id: string;
  readonly unit: string;
  readonly detector: string;
  readonly reason: string | null;
  readonly item: string;
  readonly saidBy: string;
  readonly saidAt: Date;
  readonly revokedBy: string | null;
  readonly revokedAt: Date | null;
}

/** Words by their digest. */
export interface Heard {
  readonly detector: string;
  readonly digest: string;
}

const PAGE = 50;
const MAY_REVOKE: ReadonlySet<string> = new Set(['reviewer', 'approver', 'head']);

/** Only digests are kept: the list shows who said it of which item, never the words. */
@Injectable()
export class Allowances {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Those of the actor's own unit, newest first. */
  async list({ unit }: Actor, cursor?: string): Promise<Outcome<{ rows: readonly Allowance[]; next: string | null }>> {
    const after = cursor === undefined ? null : momentInCursor(cursor);
    if (after === null && cursor !== undefined) return refused([BAD_CURSOR]);
    const { rows } = await this.database.pool.query<Allowance>({
      name: 'allowance.list',
      text: LIST,
      values: [unit, after?.[0] ?? null, after?.[1] ?? null, PAGE + 1],
    });
    const shown = rows.slice(0, PAGE);
    const last = shown.at(-1);
    const next = rows.length > PAGE && last ? toCursor([last.saidAt.toISOString(), last.id]) : null;
    return accepted({ rows: shown, next });
  }

  mayRevoke = ({ roles }: Actor): boolean => roles.some((role) => MAY_REVOKE.has(role));
  /** What the unit had said by then of words with these digests, and had not taken back. */
  async inForce(unit: string, words: readonly Heard[], at: Date): Promise<readonly (Allowance & Heard)[]> {
    if (words.length === 0) return [];
    const keys = words.map(({ detector, digest }) => `${detector}:${digest}`);
    const { rows } = await this.database.pool.query<Allowance & Heard>({
      name: 'allowance.in-force',
      text: IN_FORCE,
      values: [unit, keys, at],
    });
    return rows;
  }

  async revoke(actor: Actor, id: string): Promise<Outcome<true>> {
    if (!this.mayRevoke(actor)) return refused([{ code: 'role-needed', kind: 'authority' }]);
    const { rowCount } = await this.database.pool.query({
      name: 'allowance.revoke',
      text: `UPDATE screening_allowance SET revoked_by = $3, revoked_at = $4 WHERE id = $1 AND unit = $2 AND revoked_at IS NULL`,
      values: [id, actor.unit, actor.account, this.clock.now()],
    });
    return rowCount === 1 ? accepted(true) : refused([{ code: 'not-found', kind: 'missing' }]);
  }
}

const COLUMNS = `id, unit, detector, reason, case_id AS item, said_by AS "saidBy", said_at AS "saidAt",
  revoked_by AS "revokedBy", revoked_at AS "revokedAt"`;

const IN_FORCE = `
SELECT ${COLUMNS}, digest FROM screening_allowance
WHERE unit = $1 AND detector || ':' || digest = ANY ($2::text[]) AND said_at <= $3 AND (revoked_at IS NULL OR revoked_at > $3)
ORDER BY said_at DESC, id DESC`;

const LIST = `
SELECT ${COLUMNS}
FROM screening_allowance
WHERE unit = $1 AND ($2::timestamptz IS NULL OR (said_at, id) < ($2::timestamptz, $3::uuid))
ORDER BY said_at DESC, id DESC LIMIT $4`;
