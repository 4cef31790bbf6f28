import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Actor } from '../domain/actor.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { projectRefusals } from '../domain/responsibility/project-rules.js';
import { accepted, refused, type Outcome } from '../domain/refusal.js';
import { Clock } from '../platform/clock.js';
import { fromCursor, toCursor } from '../platform/cursor.js';
import { newId } from '../platform/ids.js';
import { ProjectStore, type ProjectItem, type ProjectRow } from './project-store.js';
import type { newProject, projectQuery } from './schemas.js';

const PAGE = 50;

/** Recording and finding projects. */
@Injectable()
export class Projects {
  constructor(
    private readonly store: ProjectStore,
    private readonly clock: Clock,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  async create(actor: Actor, given: z.infer<typeof newProject>): Promise<Outcome<ProjectRow>> {
    const { code, name, kind, parties = {}, authorisations = [] } = given;
    const project = { id: newId(), code, name, kind, parties, authorisations };
    const refusals = projectRefusals(this.jurisdiction, actor, project);
    if (refusals.length > 0) return refused(refusals);
    const at = this.clock.now();
    const written = await this.store.create(project, actor, at);
    if (!written) return refused([{ code: 'project-code-taken', kind: 'content', field: 'code', params: { code } }]);
    return accepted({ ...project, created_by: actor.account, created_unit: actor.unit, created_at: at });
  }

  async list(
    query: z.infer<typeof projectQuery>,
  ): Promise<Outcome<{ rows: readonly ProjectRow[]; next: string | null }>> {
    const key = query.cursor === undefined ? null : fromCursor(query.cursor, 2);
    if (query.cursor !== undefined && key === null)
      return refused([{ code: 'bad-cursor', kind: 'malformed', field: 'cursor' }]);
    const before = key === null ? null : { at: key[0] ?? '', id: key[1] ?? '' };
    const rows = await this.store.list({ q: query.q ?? null, kind: query.kind ?? null, before, limit: PAGE + 1 });
    const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
    return accepted({
      rows: rows.slice(0, PAGE),
      next: last === undefined ? null : toCursor([last.created_at.toISOString(), last.id]),
    });
  }

  /** The project with its items: those of the asker's own unit or project, and what is already public. */
  async find(actor: Actor, id: string): Promise<{ project: ProjectRow; items: readonly ProjectItem[] } | null> {
    const project = await this.store.find(id);
    if (project === null) return null;
    const items = await this.store.items(id);
    return {
      project,
      items: items.filter((item) => item.visibility === 'current' || this.involved(actor, project, item)),
    };
  }

  private involved(actor: Actor, project: ProjectRow, item: ProjectItem): boolean {
    const { office, supervisionOffice } = this.jurisdiction;
    const agencies = project.authorisations
      .filter(({ principal }) => principal === item.unit)
      .map(({ agency }) => agency);
    const publisher = this.jurisdiction.units.get(item.unit)?.publishedBy;
    return [item.unit, office, supervisionOffice, publisher, ...agencies].includes(actor.unit);
  }
}
