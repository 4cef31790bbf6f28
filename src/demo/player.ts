import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';
import { actionInputs } from '../domain/lifecycle/disclosure/inputs.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { keptInFiles } from '../domain/screening/kept-in-files.js';
import { accepted, type Outcome } from '../domain/refusal.js';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import { CaseBirths } from '../engine/case-births.js';
import { CaseDoor, NOT_NEEDED, type Asked, type Opened } from '../engine/case-door.js';
import { CaseEditor } from '../engine/case-editor.js';
import { TaskClaims } from '../engine/task-claims.js';
import { WorkflowEngine } from '../engine/workflow-engine.js';
import { FindDecisions } from '../confidentiality/find-decisions.js';
import { MarkChecks } from '../confidentiality/mark-checks.js';
import { ReadingJob } from '../confidentiality/reading-job.js';
import { contentOf } from '../items/given-content.js';
import { kindOf } from '../items/file-kind.js';
import { actorIn } from './demo-people.js';
import { madeFile } from './files/make-file.js';
import { marksFor } from './marks-for.js';
import { idOf } from './progress.js';
import type { Act } from './script/act.js';
import type { ScriptFile, ScriptMark } from './script/shape.js';

type Play = (act: Act, asked: Asked) => Promise<Outcome<unknown>>;

/** Does what the script says, each act by its person, through the same door as everybody. */
export class Player {
  private readonly jurisdiction: Jurisdiction;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly projects: ReadonlyMap<string, string>,
  ) {
    this.jurisdiction = app.get<Jurisdiction>(JURISDICTION, { strict: false });
  }

  async play(act: Act): Promise<void> {
    const actor = actorIn(this.jurisdiction, act.who);
    const asked = { actor, caseId: idOf(act.item.key), revision: NOT_NEEDED, key: NOT_NEEDED } as const;
    const outcome = await (this.plays[act.what] ?? this.advance)(act, asked).catch((cause: unknown) => {
      throw new Error(`demo: ${act.item.key}: ${act.what} by ${act.who} failed`, { cause });
    });
    if (outcome.ok) return;
    const reasons = outcome.refusals.map(({ code, field, params }) => JSON.stringify({ code, field, params }));
    throw new Error(`demo: ${act.item.key}: ${act.who} may not ${act.what}: ${reasons.join(', ')}`);
  }

  private readonly plays: Readonly<Record<string, Play>> = {
    CREATE: async ({ item }, { actor, caseId }) => {
      const { entry, title, summary, elements, dates, countersigners, creditRecords } = item;
      const content = { ...contentOf({ entry, title, summary, elements, dates }), creditRecords };
      const project = item.project === null ? null : (this.projects.get(item.project) ?? item.project);
      return await this.get(CaseBirths).create({ actor, entry, project, countersigners, content, id: caseId });
    },
    ATTACH: async ({ input }, asked) => {
      const file = input.file as ScriptFile;
      const bytes = madeFile(file);
      const kind = await kindOf(bytes, file.name);
      if (!kind.ok) return kind;
      const { title, name: fileName } = file;
      return await this.get(CaseEditor).attach(asked, { title, fileName, mediaType: kind.value, bytes });
    },
    EDIT: async ({ input }, asked) => await this.get(CaseEditor).edit(asked, input),
    MARK: async ({ item, input }, asked) => {
      const { facts, row } = await this.opened(asked.actor, asked.caseId);
      const marks = marksFor(facts.targets, row.attachments, {
        ...item.marks,
        ...(input as Record<string, ScriptMark>),
      });
      return await this.get(CaseEditor).mark(asked, marks, (opened) => this.get(MarkChecks).of(opened, marks));
    },
    CLEAR: async (act, asked) => {
      while ((await this.get(ReadingJob).run()) > 0);
      const decided = await this.decided(asked);
      return decided.ok ? await this.advance(act, asked) : decided;
    },
    COMMENT: async ({ input }, asked) => await this.get(CaseEditor).comment(asked, String(input.text)),
    CLAIM: async (_act, { actor, caseId }) => {
      const { row } = await this.opened(actor, caseId);
      const task = row.tasks.find(({ unit, role }) => unit === actor.unit && actor.roles.some((mine) => mine === role));
      return await this.get(TaskClaims).claim(actor, task?.id ?? caseId);
    },
  };

  private readonly advance: Play = async ({ what, input }, { actor, caseId }) => {
    const { row, facts } = await this.opened(actor, caseId);
    const why =
      what === 'APPROVE' && keptInFiles(facts).length > 0 ? { keptFilesReason: '已核对附件，依法应当公开' } : {};
    const given = actionInputs[what]?.parse({ ...input, ...why }) ?? input;
    const key = `demo-${caseId}-${row.audit_seq}`;
    return await this.get(WorkflowEngine).advance({
      ...{ actor, caseId, action: what, input: given, revision: row.revision, key },
    });
  };

  /** Each find as the reviewer of a careful office would: masked where it can be, else kept because the entry asks for it. */
  private async decided(asked: Asked): Promise<Outcome<unknown>> {
    const finds = this.get(FindDecisions);
    const open = finds
      .of(await this.opened(asked.actor, asked.caseId))
      .filter((find) => !find.hidden && find.decision === null);
    let last: Outcome<unknown> = accepted(true);
    for (const { id, suggestion, path } of open) {
      const masks = suggestion === 'mask' && path[0] !== 'file';
      const verdict = masks ? { decision: 'mask' as const } : { decision: 'keep' as const, reason: '依法应当公开' };
      last = await finds.decide(asked, { find: id, ...verdict });
      if (!last.ok) return last;
    }
    return last;
  }

  private async opened(actor: Actor, caseId: string): Promise<Opened> {
    const opened = await this.get(CaseDoor).open({ actor, caseId, key: NOT_NEEDED });
    if (opened === null) throw new Error(`demo: ${actor.account} may not see ${caseId}`);
    return opened;
  }

  private get<T>(service: new (...given: never[]) => T): T {
    return this.app.get<T>(service, { strict: false });
  }
}
