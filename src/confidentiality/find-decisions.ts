import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';
import { counted } from '../domain/authority/standing-in.js';
import type { FindDecision, FindVerdict } from '../domain/screening/find-decision.js';
import { accepted, refused, type Outcome, type Refusal } from '../domain/refusal.js';
import type { Act } from '../engine/act-writes.js';
import type { Asked, Opened } from '../engine/case-door.js';
import { CaseEditor } from '../engine/case-editor.js';
import { CaseFacts } from '../engine/case-facts.js';
import { CaseFinds, type DecidedFind } from '../engine/case-finds.js';
import type { Standing } from '../engine/standing.js';
import { newId } from '../platform/ids.js';

export interface Verdict {
  readonly find: string;
  readonly decision: FindVerdict;
  readonly reason?: string | undefined;
}

/** Each find is decided by a person: hidden, kept with a reason, or none at all (先审查、后公开，逐项审查). */
@Injectable()
export class FindDecisions {
  constructor(
    private readonly editor: CaseEditor,
    private readonly finds: CaseFinds,
    private readonly facts: CaseFacts,
  ) {}

  of({ row }: Opened): readonly DecidedFind[] {
    return this.finds.of(row, this.facts.source(row));
  }

  async decide(asked: Asked, verdict: Verdict): Promise<Outcome<Standing>> {
    return await this.editor.beside({ ...asked, action: 'DECIDE', input: { ...verdict } }, (opened, actor) => {
      const find = this.of(opened).find(({ id }) => id === verdict.find);
      if (find === undefined) return refused([{ code: 'find-gone', kind: 'missing', field: `find:${verdict.find}` }]);
      const wrong = faultsOf(find, verdict);
      return wrong.length > 0 ? refused(wrong) : accepted(actOf(opened, actor, find, verdict));
    });
  }
}

function faultsOf(find: DecidedFind, { decision, reason }: Verdict): Refusal[] {
  const said = reason !== undefined && reason.trim() !== '';
  if (find.detector === 'infected') return [no('find-infected', find)];
  if (find.severity === 'block' && decision !== 'not-a-find') return [no('secrecy-mark-blocks', find)];
  if (find.detector === 'unscannable' && decision !== 'keep') return [no('unscannable-needs-word', find)];
  if (decision === 'mask' && find.path[0] === 'file') return [no('find-in-file', find)];
  return (decision === 'keep' || find.severity === 'block') && !said ? [no('find-needs-reason', find)] : [];
}

const no = (code: string, { id, target, detector }: DecidedFind): Refusal => ({
  ...{ code, kind: 'content', field: `find:${id}`, params: { target, detector } },
});

function actOf({ row, now }: Opened, actor: Actor, find: DecidedFind, { decision, reason }: Verdict): Act {
  const { id, target, path, start, end, detector, ground, digest, severity } = find;
  const made: FindDecision = {
    ...{ find: id, target, path, start, end, detector, decision, ground },
    ...(reason === undefined || reason === '' ? {} : { reason }),
    ...{ by: actor.account, standingFor: actor.standingFor?.account, at: now.toISOString() },
  };
  const teaches = decision === 'not-a-find' && severity !== 'block';
  return {
    decisions: [...row.decisions.filter((each) => each.find !== id), made],
    memory: {
      reviewers: counted(row.memory.reviewers, actor),
      ...{ actedSinceSubmission: true, clearedHash: null, approvedHash: null },
    },
    logged: { target, detector },
    ...(teaches
      ? { allowance: { id: newId(), unit: row.unit, detector, digest, reason: reason ?? null, by: actor.account } }
      : {}),
  };
}
