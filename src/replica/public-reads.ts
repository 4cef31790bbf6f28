import { Injectable } from '@nestjs/common';
import type { QueryConfig, QueryResult, QueryResultRow } from 'pg';
import { Database } from '../platform/database.js';
import { Replica } from './replica.js';
import { isSignedIn } from './signed-in.js';

/** What anybody may read, and may be some seconds old: of the replica where there is one (docs/decisions/replica.md). */
@Injectable()
export class PublicReads {
  constructor(
    private readonly database: Database,
    private readonly replica: Replica,
  ) {}

  async query<R extends QueryResultRow>(statement: QueryConfig): Promise<QueryResult<R>> {
    const answer = isSignedIn() ? null : await this.replica.query<R>(statement);
    return answer ?? (await this.database.pool.query<R>(statement));
  }

  /** One row. What the replica does not have yet is asked of the primary: a new address is good at once, whoever was told of it. */
  async find<R extends QueryResultRow>(statement: QueryConfig): Promise<R | null> {
    const answer = isSignedIn() ? null : await this.replica.query<R>(statement);
    return answer?.rows[0] ?? (await this.database.pool.query<R>(statement)).rows[0] ?? null;
  }
}
