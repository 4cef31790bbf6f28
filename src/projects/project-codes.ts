import { Injectable } from '@nestjs/common';
import type { ProjectFacts } from '../domain/responsibility/project.js';
import { Database } from '../platform/database.js';

/** A project by the code that outside systems know it by. */
@Injectable()
export class ProjectCodes {
  constructor(private readonly database: Database) {}

  async find(code: string): Promise<ProjectFacts | null> {
    const { rows } = await this.database.pool.query<ProjectFacts>({
      name: 'project.by-code',
      text: 'SELECT id, code, kind, parties, authorisations FROM project WHERE code = $1',
      values: [code],
    });
    return rows[0] ?? null;
  }
}
