import { Injectable } from '@nestjs/common';
import { CaseDoor, NOT_NEEDED } from '../../engine/case-door.js';
import { WorkflowEngine } from '../../engine/workflow-engine.js';
import { translate } from '../../platform/i18n.js';
import { Desk, type Visit } from '../desk.js';
import { Naming } from '../naming.js';
import { actModel } from './act-model.js';
import { told, type Refused } from './refused.js';

/**
 * What the secrecy authority sees of a case: the question it was asked, nothing of the content (保密请示). And what everybody else sees of
 * one whose content is quarantined: that it is, and what to do off-line.
 */
@Injectable()
export class QuestionPage {
  constructor(
    private readonly desk: Desk,
    private readonly door: CaseDoor,
    private readonly engine: WorkflowEngine,
    private readonly naming: Naming,
  ) {}

  /** False for those who may not know of the case at all. */
  async show(visit: Visit, caseId: string, refused: Refused | null): Promise<boolean> {
    const { actor, locale } = visit;
    const opened = await this.door.open({ actor, caseId, key: NOT_NEEDED });
    if (opened === null) return false;
    const { row } = opened;
    const choices = { view: { opened }, naming: this.naming, locale, signers: [] };
    const answer = told(refused, opened, this.naming, locale);
    const tried = answer === null ? null : { ...answer, errors: answer.errors.byField };
    const act = actModel(actor, this.engine.possibilities(opened, actor), choices, tried, '');
    const closed = opened.facts.quarantined;
    const title = translate(locale, `workbench.question.${closed ? 'quarantined' : 'title'}`);
    const page = { title, place: null, status: answer?.errors.status ?? 200, address: `/workbench/items/${row.id}` };
    await this.desk.show(visit, 'question', page, {
      errors: answer?.errors.list ?? [],
      ...{ title, closed, question: row.memory.question },
      unit: this.naming.unit(row.unit, locale),
      // Why other acts are refused would tell of the case what its question does not.
      act: { ...act, lead: null, refused: [] },
    });
    return true;
  }
}
