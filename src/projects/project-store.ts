import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';
import type { ProjectFacts } from '../domain/responsibility/project.js';
import { auditLine } from '../engine/audit-line.js';
import { Statement } from '../engine/statement.js';
import { withAudit } from '../engine/write-parts.js';
import { sqlState, Database } from '../platform/database.js';

export interface ProjectRow extends ProjectFacts {
  readonly name: string;
  readonly created_by: string;
  readonly created_unit: string;
  readonly created_at: Date;
}

/** Projects and their trail: what is recorded of parties and authorisations decides who may act. */
@Injectable()
export class ProjectStore {
  constructor(private readonly database: Database) {}

  /** Written with its audit entry in one statement; false when the code is taken. */
  async create(project: ProjectFacts & { readonly name: string }, actor: Actor, at: Date): Promise<boolean> {
    const { id, code, name, kind, parties, authorisations } = project;
    const statement = new Statement().with('c', INSERT, {
      ...{ id, code, name, kind, by: actor.account, unit: actor.unit, at },
      parties: JSON.stringify(parties),
      authorisations: JSON.stringify(authorisations),
    });
    const audit = auditLine({
      ...{
        subject: id,
        previous: null,
        at,
        actor,
        unit: actor.unit,
        action: 'CREATE_PROJECT',
        fromState: null,
        toState: null,
      },
      ...{ revision: 1, input: {}, detail: { code, kind, parties, authorisations } },
    });
    withAudit(statement, { audit, at, case: { id } });
    try {
      await this.database.pool.query(statement.query('project.create'));
      return true;
    } catch (cause) {
      if (sqlState(cause) === '23505') return false;
      throw cause;
    }
  }

  async find(id: string): Promise<ProjectRow | null> {
    const { rows } = await this.database.pool.query<ProjectRow>({
      name: 'project.find',
      text: `SELECT ${COLUMNS} FROM project WHERE id = $1`,
      values: [id],
    });
    return rows[0] ?? null;
  }

  /** Newest first, by key; `before` is the last row of the page already seen. */
  async list(filter: {
    q: string | null;
    kind: string | null;
    before: { at: string; id: string } | null;
    limit: number;
  }): Promise<ProjectRow[]> {
    const { rows } = await this.database.pool.query<ProjectRow>({
      name: 'project.list',
      text: `SELECT ${COLUMNS} FROM project
        WHERE ($1::text IS NULL OR name ILIKE '%' || $1 || '%' OR code ILIKE $1 || '%') AND ($2::text IS NULL OR kind = $2)
          AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4::uuid))
        ORDER BY created_at DESC, id DESC LIMIT $5`,
      values: [filter.q, filter.kind, filter.before?.at ?? null, filter.before?.id ?? null, filter.limit],
    });
    return rows;
  }

  /** Everything of the project, oldest first; who may see what of it is the caller's question. */
  async items(project: string): Promise<readonly ProjectItem[]> {
    const { rows } = await this.database.pool.query<ProjectItem>({
      name: 'project.items',
      text: ITEMS,
      values: [project],
    });
    return rows;
  }
}

export interface ProjectItem {
  readonly id: string;
  readonly entry: string;
  readonly title: string;
  readonly unit: string;
  readonly state: string;
  readonly states: readonly string[];
  readonly person: string;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly entered_at: Date;
  readonly countersigners: readonly string[];
  readonly number: string | null;
  readonly public_title: string | null;
  readonly published_at: Date | null;
  readonly visibility: string | null;
  /** Whether the asker may see the item itself, not only what is public of it. */
  readonly readable: boolean;
}

const COLUMNS = 'id, code, name, kind, parties, authorisations, created_by, created_unit, created_at';

const INSERT = `
INSERT INTO project (id, code, name, kind, parties, authorisations, created_by, created_unit, created_at)
VALUES ($id::uuid, $code::text, $name::text, $kind::text, $parties::jsonb, $authorisations::jsonb, $by::text, $unit::text, $at::timestamptz)
RETURNING id`;

const ITEMS = `
SELECT c.id, i.entry, i.shown_title AS title, c.unit, c.state, c.states, a.person, c.created_at, c.updated_at, c.entered_at, i.number,
  c.facts -> 'countersigners' AS countersigners, p.title AS public_title, s.published_at, s.visibility, true AS readable
FROM item i JOIN workflow_case c ON c.id = i.id JOIN account a ON a.id = c.created_by
LEFT JOIN publication_state s ON s.number = i.number
LEFT JOIN publication p ON p.id = s.publication
WHERE i.project = $1 ORDER BY c.created_at, c.id LIMIT 500`;
