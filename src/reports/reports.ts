import { Inject, Injectable } from '@nestjs/common';
import { BAD_CURSOR, NOT_FOUND } from '../access/refused-error.js';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Actor } from '../domain/actor.js';
import { readScope } from '../domain/authority/read-scope.js';
import { rolesToday } from '../domain/authority/standing-in.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { accepted, refused, type Outcome, type Refusal } from '../domain/refusal.js';
import { CaseDoor, NOT_NEEDED, type Opened } from '../engine/case-door.js';
import { WorkflowEngine } from '../engine/workflow-engine.js';
import { Clock } from '../platform/clock.js';
import { momentInCursor } from '../platform/cursor.js';
import { ReportStore, type ReportRow } from './report-store.js';

export interface Settlement {
  readonly decision: 'take-down' | 'dismiss';
  readonly reason: string;
}

/**
 * What was found only after publication: one decision takes the text off every page and every platform at once, and the unit corrects
 * it on the ordinary road; or it is dismissed with a reason.
 */
@Injectable()
export class Reports {
  constructor(
    private readonly store: ReportStore,
    private readonly door: CaseDoor,
    private readonly engine: WorkflowEngine,
    private readonly clock: Clock,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  async list(actor: Actor, cursor?: string): Promise<Outcome<Awaited<ReturnType<ReportStore['list']>>>> {
    const after = cursor === undefined ? null : momentInCursor(cursor);
    if (after === null && cursor !== undefined) return refused([BAD_CURSOR]);
    return accepted(await this.store.list(readScope(actor, this.jurisdiction), after));
  }

  /** Those who publish for the unit, and the government office. */
  maySettle(actor: Actor, { unit }: Pick<ReportRow, 'unit'>): boolean {
    const roles = rolesToday(actor);
    return this.isOffice(actor) || (actor.unit === unit && roles.includes('publisher'));
  }

  async settle(actor: Actor, id: string, { decision, reason }: Settlement): Promise<Outcome<true>> {
    const report = await this.store.one(id);
    if (report === null || !this.sees(actor, report)) return refused([NOT_FOUND]);
    if (!this.maySettle(actor, report)) return refused([{ code: 'role-needed', kind: 'authority' }]);
    if (report.status !== 'open' && report.status !== 'new') return refused([SETTLED]);
    const hidden = decision === 'take-down' ? await this.hide(actor, report, reason) : accepted(true as const);
    if (!hidden.ok) return hidden;
    const to = decision === 'take-down' ? 'taken-down' : 'dismissed';
    const first = await this.store.settle(id, to, actor.account, this.clock.now(), reason);
    return first ? accepted(true) : refused([SETTLED]);
  }

  /** The unit takes it down; the office, which cannot speak for the unit, holds it without an end of its own. */
  private async hide(actor: Actor, { id, case_id: caseId }: ReportRow, reason: string): Promise<Outcome<unknown>> {
    const opened = await this.door.open({ actor, caseId, key: NOT_NEEDED });
    if (opened === null) return refused([NOT_FOUND]);
    const { revision, states } = opened.row;
    if (states.some((state) => HIDDEN.has(state))) return accepted(true);
    const [action, input] = this.isOffice(actor)
      ? (['HOLD', { reason, leak: true }] as const)
      : (['TAKE_DOWN', { reason }] as const);
    const key = `report-${id}-${action}`;
    const done = await this.engine.advance({ actor, caseId, action, input, revision, key });
    if (done.ok && action === 'TAKE_DOWN') await this.beginCorrection(opened, reason);
    return done;
  }

  /** What was taken down comes back corrected: the new version waits for the drafters at once. A further notice would not replace it. */
  private async beginCorrection({ row, facts }: Opened, reason: string): Promise<void> {
    if (facts.correction === 'version') await this.engine.propose(row.id, 'CORRECT', { reason });
  }

  private sees(actor: Actor, { unit }: ReportRow): boolean {
    const scope = readScope(actor, this.jurisdiction);
    return scope.kind === 'all' || (scope.kind === 'unit' && scope.unit === unit);
  }

  private isOffice(actor: Actor): boolean {
    return actor.unit === this.jurisdiction.office && rolesToday(actor).includes('officer');
  }
}

const SETTLED: Refusal = { code: 'report-settled', kind: 'state' };
/** Nothing of it is public any more. */
const HIDDEN: ReadonlySet<string> = new Set(['visibility.held', 'visibility.takenDown', 'visibility.expired']);
