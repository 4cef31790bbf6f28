import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database.js';

/** What a result page calls a task. Only asked for tasks the asker has just been shown to know of. */
@Injectable()
export class UrgedCases {
  constructor(private readonly database: Database) {}

  async of(tasks: readonly string[]): Promise<ReadonlyMap<string, { item: string; title: string; step: string }>> {
    const { rows } = await this.database.pool.query<{ task: string; item: string; title: string; step: string }>({
      name: 'urge.cases',
      text: `SELECT t.id AS task, c.id AS item, coalesce(i.shown_title, c.about ->> 'title', '') AS title, t.step
        FROM task t JOIN workflow_case c ON c.id = t.case_id LEFT JOIN item i ON i.id = c.id WHERE t.id = ANY ($1::uuid[])`,
      values: [tasks],
    });
    return new Map(rows.map(({ task, ...named }) => [task, named]));
  }
}
