import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import { checkContent } from '../domain/catalogue/element-values.js';
import type { Entry, IntakeSender, Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { addresseeOf, intakeRefusals } from '../domain/intake/acceptable.js';
import { MACHINE_DATES } from '../domain/lifecycle/disclosure/intake.js';
import { accepted, refused, type Outcome, type Refusal } from '../domain/refusal.js';
import type { ProjectFacts } from '../domain/responsibility/project.js';
import { ProjectCodes } from '../projects/project-codes.js';
import { contentIn } from './content-in.js';
import type { IntakeNotice } from './schemas.js';

/** Whose text it is, and of which project. */
export interface Addressed {
  readonly unit: string;
  readonly project: string | null;
}

/** Reads from entry and project whom a text is for, or says every reason why it cannot be taken. */
@Injectable()
export class Addressing {
  constructor(
    private readonly projects: ProjectCodes,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  async of(notice: IntakeNotice, sender: IntakeSender): Promise<Outcome<Addressed>> {
    const entry = this.jurisdiction.entries.get(notice.entry);
    if (entry === undefined) return refused([no('unknown-entry', 'entry', { entry: notice.entry })]);
    const code = notice.project?.code ?? null;
    const project = code === null ? null : await this.projects.find(code);
    const unit = addresseeOf(entry, this.jurisdiction, project);
    const reasons = [
      ...(sender.entries.includes(entry.id)
        ? []
        : [no('sender-may-not', 'entry', { sender: sender.name.zh, entry: entry.name.zh })]),
      ...intakeRefusals(this.jurisdiction, entry, notice.elements),
      ...wrongContent(entry, notice),
      ...(code !== null && project === null ? [no('unknown-project-code', 'project.code', { code })] : []),
      ...missingProject(entry, project, unit),
    ];
    return reasons.length > 0 || unit === null ? refused(reasons) : accepted({ unit, project: project?.id ?? null });
  }
}

function missingProject(entry: Entry, project: ProjectFacts | null, unit: string | null): Refusal[] {
  if (project === null && entry.needsProject) return [no('project-needed', 'project', { entry: entry.name.zh })];
  return unit === null ? [no('no-addressee', 'project')] : [];
}

/** Values that do not fit, elements and dates the entry does not have, and dates that are the machine's. What is only missing is no reason. */
function wrongContent(entry: Entry, notice: IntakeNotice): Refusal[] {
  const known = new Set(entry.elements.map(({ id }) => id));
  const strangers = Object.keys(notice.elements).filter((id) => !known.has(id));
  const fields = checkContent(entry, contentIn(notice))
    .invalid.map(({ field }) => field)
    .filter((field) => !strangers.includes(field.replace('elements.', '')));
  const claimed = MACHINE_DATES.filter((id) => id in notice.dates).map((id) => `dates.${id}`);
  return [
    ...strangers.map((id) => no('unknown-element', `elements.${id}`, { element: id })),
    ...fields.map((field) => no('invalid-value', field, { field })),
    ...claimed.map((field) => no('set-by-machine', field, { field })),
  ];
}

const no = (code: string, field: string, params: Readonly<Record<string, string>> = {}): Refusal => ({
  ...{ code, kind: 'content', field, params },
});
