import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { BAD_CURSOR } from '../access/refused-error.js';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Actor } from '../domain/actor.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { readScope } from '../domain/authority/read-scope.js';
import { dateInShanghai } from '../domain/calendar/dates.js';
import { projectRefusals } from '../domain/responsibility/project-rules.js';
import { unitsFor } from '../domain/responsibility/units-for.js';
import { accepted, refused, type Outcome } from '../domain/refusal.js';
import { Clock } from '../platform/clock.js';
import { momentInCursor, toCursor } from '../platform/cursor.js';
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

  /** Whoever reads no items lists no projects either: administrators, the secrecy authority (invariant 6). */
  async list(
    actor: Actor,
    query: z.infer<typeof projectQuery>,
  ): Promise<Outcome<{ rows: readonly ProjectRow[]; next: string | null }>> {
    if (readScope(actor, this.jurisdiction).kind === 'none') return accepted({ rows: [], next: null });
    const key = query.cursor === undefined ? null : momentInCursor(query.cursor);
    if (query.cursor !== undefined && key === null) return refused([BAD_CURSOR]);
    const before = key === null ? null : { at: key[0], id: key[1] };
    const rows = await this.store.list({ q: query.q ?? null, kind: query.kind ?? null, before, limit: PAGE + 1 });
    const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
    return accepted({
      rows: rows.slice(0, PAGE),
      next: last === undefined ? null : toCursor([last.created_at.toISOString(), last.id]),
    });
  }

  /** The project with its items: whole for those who may see them, and what the window shows of the others (invariant 6). */
  async find(actor: Actor, id: string): Promise<{ project: ProjectRow; items: readonly ProjectItem[] } | null> {
    if (readScope(actor, this.jurisdiction).kind === 'none') return null;
    const project = await this.store.find(id);
    if (project === null) return null;
    const items = await this.store.items(id);
    return {
      project,
      items: items.flatMap((item) => (this.readable(actor, project, item) ? [item] : inTheWindow(item))),
    };
  }

  /** As the lifecycle's VIEW has it (workflows/disclosure.yaml): the units that take part, the office and the supervision office. */
  private readable(actor: Actor, project: ProjectRow, { entry, unit, countersigners }: ProjectItem): boolean {
    const scope = readScope(actor, this.jurisdiction);
    const known = this.jurisdiction.entries.get(entry);
    if (scope.kind !== 'unit' || known === undefined) return scope.kind === 'all';
    const today = dateInShanghai(this.clock.now().toISOString());
    const units = unitsFor(this.jurisdiction, known, unit, project, today);
    const taking = [...units.actingUnits, ...units.reviewingUnits, ...units.publishingUnits, ...countersigners];
    return taking.includes(scope.unit);
  }
}

/** What everybody may read: the published title, not the one a correction is being written under; nothing of the work behind it. */
function inTheWindow(item: ProjectItem): ProjectItem[] {
  const { visibility, public_title: title, published_at: at } = item;
  if (title === null || at === null || (visibility !== 'current' && visibility !== 'repealed')) return [];
  const times = { created_at: at, updated_at: at, entered_at: at };
  return [
    { ...item, ...times, title, state: 'work.idle', states: [`visibility.${visibility}`], person: '', readable: false },
  ];
}
