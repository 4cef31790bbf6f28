import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.js';
import type { CaseRow, NamedProject, Replay } from './case-row.js';

/** What a case's beginning has to know: its project, and who could ever act on it. */
@Injectable()
export class BirthReader {
  constructor(private readonly database: Database) {}

  async project(id: string): Promise<NamedProject | null> {
    const { rows } = await this.database.pool.query<NamedProject>({
      name: 'birth.project',
      text: 'SELECT id, code, name, kind, parties, authorisations FROM project WHERE id = $1',
      values: [id],
    });
    return rows[0] ?? null;
  }

  /** The kept answer of the same actor and key. */
  async kept(actor: string, key: string): Promise<Replay | null> {
    const { rows } = await this.database.pool.query<Replay>({
      name: 'birth.kept',
      text: 'SELECT body_hash, status, response FROM idempotency WHERE actor = $1 AND key = $2',
      values: [actor, key],
    });
    return rows[0] ?? null;
  }

  async accounts(units: readonly string[]): Promise<CaseRow['accounts']> {
    const { rows } = await this.database.pool.query<CaseRow['accounts'][number]>({
      name: 'birth.accounts',
      text: 'SELECT id AS account, unit, roles FROM account WHERE active AND unit = ANY($1) ORDER BY id',
      values: [units],
    });
    return rows;
  }
}
