import { Inject, Injectable, Logger } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import { SYSTEM } from '../domain/actor.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { accepted } from '../domain/refusal.js';
import type { Act } from '../engine/act-writes.js';
import { NOT_NEEDED, type Opened } from '../engine/case-door.js';
import { CaseEditor } from '../engine/case-editor.js';
import type { Job } from '../worker/job.js';
import { ReportStore, type NewReport } from './report-store.js';

const BATCH = 20;

/** A report reaches the trail and the people who can act: those who publish for the unit, and the government office, at once. */
@Injectable()
export class TellReportsJob implements Job {
  readonly name = 'tell-reports';
  readonly everyMs = 2_000;
  private readonly logger = new Logger(TellReportsJob.name);

  constructor(
    private readonly store: ReportStore,
    private readonly editor: CaseEditor,
    @Inject(JURISDICTION) private readonly jurisdiction: Pick<Jurisdiction, 'office'>,
  ) {}

  async run(): Promise<number> {
    const fresh = await this.store.fresh(BATCH);
    for (const report of fresh) await this.tell(report);
    return fresh.length;
  }

  /** Told once, also by two workers or after a crash between the act and the row: the report's id is the key of the act. */
  private async tell({ id, case_id: caseId, kind }: NewReport): Promise<void> {
    const asked = { actor: SYSTEM, caseId, revision: NOT_NEEDED, key: `report-${id}` } as const;
    const told = await this.editor.beside({ ...asked, action: 'REPORT', input: { kind } }, (opened) =>
      accepted(this.act(opened)),
    );
    if (!told.ok) this.logger.warn({ msg: 'a report came too late', report: id, why: told.refusals[0].code });
    await this.store.move(id, 'new', told.ok ? 'open' : 'dismissed');
  }

  private act({ row: { state, entry, unit } }: Opened): Act {
    const asked = { step: null, unit, role: 'publisher', otherwise: 'approver' };
    const office = { step: null, unit: this.jurisdiction.office, role: 'officer' };
    const about = { notice: 'reported', action: 'REPORT', actor: SYSTEM.account, state, entry, unit };
    return { quiet: true, notices: [{ payload: { ...about, tasks: [asked, office] } }] };
  }
}
