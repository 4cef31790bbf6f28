import type { Entry, Jurisdiction } from '../catalogue/jurisdiction.js';
import type { Refusal } from '../refusal.js';
import type { ProjectFacts } from '../responsibility/project.js';

/** Which event a way of submission starts: 收到 by exchange, else 提交或者直接录入. */
export const eventOf = (exchanged: boolean): string =>
  exchanged ? 'notice-received-electronically' : 'notice-submitted-otherwise';

/**
 * Whether an entry is one of the texts meant by 招标公告和公示信息文本 (A12: tender notice, prequalification, candidates, result, not the
 * contract), and of land only those of a grant by tender (A01): the deadlines of the entry say so, no list of names.
 */
export function intakeRefusals(
  jurisdiction: Jurisdiction,
  entry: Entry,
  elements: Readonly<Record<string, unknown>>,
): readonly Refusal[] {
  const { deadlines, deadlineSelector, name } = entry;
  const mode = deadlineSelector === undefined ? undefined : elements[deadlineSelector.field];
  const chosen =
    deadlineSelector === undefined
      ? deadlines
      : (deadlineSelector.cases[typeof mode === 'string' ? mode : ''] ?? deadlineSelector.otherwise);
  if (runsFromReceipt(jurisdiction, chosen)) return [];
  const ever = runsFromReceipt(jurisdiction, deadlines);
  return [
    ever && deadlineSelector !== undefined
      ? refusal('not-by-tender', `elements.${deadlineSelector.field}`, name.zh, '方案六（二）')
      : refusal('not-a-tender-text', 'entry', name.zh, '方案六（六）'),
  ];
}

const runsFromReceipt = ({ deadlineRules }: Jurisdiction, ids: readonly string[]): boolean =>
  ids.some((id) => deadlineRules.get(id)?.event === eventOf(true));

const refusal = (code: string, field: string, entry: string, rule: string): Refusal => ({
  ...{ code, kind: 'content', field, params: { entry }, rule },
});

/** Whose text it is: the party of the project that the entry names, or a unit named outright; null where none is. */
export function addresseeOf(
  { anyOf }: Entry,
  { units, groups }: Jurisdiction,
  project: ProjectFacts | null,
): string | null {
  const found = anyOf.map((name) => {
    const group = groups.get(name);
    if (group === undefined) return units.has(name) ? name : undefined;
    return group.kind === 'party' ? project?.parties[name] : undefined;
  });
  return found.find((unit) => unit !== undefined) ?? null;
}
