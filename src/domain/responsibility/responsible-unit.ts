import type { Entry, Group, Jurisdiction } from '../catalogue/jurisdiction.js';
import { accepted, refused, type Outcome, type Refusal } from '../refusal.js';
import { isAuthorised, type ProjectFacts } from './project.js';

export interface Responsibility {
  /** Whose information it is: the content stays its responsibility, also when an agency drafts. */
  readonly unit: string;
  readonly actingFor: boolean;
}

/**
 * Which unit answers for an item that `actorUnit` wants to draft (plan, 三 and 四): a named unit for itself, a member of a
 * named group for itself, a party of the project for itself, an agency for the party that authorised it on the project.
 * @param today the date in Shanghai, for the validity of authorisations
 */
export function responsibleUnit(
  jurisdiction: Jurisdiction,
  entry: Entry,
  actorUnit: string,
  project: ProjectFacts | null,
  today: string,
): Outcome<Responsibility> {
  const question: Question = { jurisdiction, entry, actorUnit, project, today };
  const answers = entry.anyOf.map((name) => answerFor(name, question));
  const found = answers.find((answer) => 'unit' in answer);
  if (found !== undefined && 'unit' in found) return accepted(found);
  const reasons = answers.flatMap((answer) => ('refusal' in answer && answer.refusal !== null ? [answer.refusal] : []));
  return refused(reasons.length > 0 ? reasons : [notYourEntry(question)]);
}

interface Question {
  readonly jurisdiction: Jurisdiction;
  readonly entry: Entry;
  readonly actorUnit: string;
  readonly project: ProjectFacts | null;
  readonly today: string;
}
/** `refusal: null`: this owner is simply somebody else. */
type Answer = Responsibility | { readonly refusal: Refusal | null };
const SOMEBODY_ELSE: Answer = { refusal: null };

function answerFor(name: string, question: Question): Answer {
  const group = question.jurisdiction.groups.get(name);
  if (group === undefined) return question.actorUnit === name ? forItself(question) : SOMEBODY_ELSE;
  switch (group.kind) {
    case 'group':
    case 'role':
      return isMember(group, question) ? forItself(question) : SOMEBODY_ELSE;
    case 'party':
      return ofProject(group, question);
    case 'agency':
      return forPrincipal(group, question);
  }
}

function ofProject(group: Group, question: Question): Answer {
  const { project, actorUnit } = question;
  if (project === null) return isMember(group, question) ? { refusal: projectNeeded(question) } : SOMEBODY_ELSE;
  return project.parties[group.id] === actorUnit ? forItself(question) : SOMEBODY_ELSE;
}

function forPrincipal(group: Group, question: Question): Answer {
  const { project, actorUnit, today } = question;
  if (!isMember(group, question)) return SOMEBODY_ELSE;
  if (project === null) return { refusal: projectNeeded(question) };
  const principal = group.actsFor === undefined ? undefined : project.parties[group.actsFor];
  if (principal === undefined) return SOMEBODY_ELSE;
  if (isAuthorised(project, actorUnit, principal, today)) return { unit: principal, actingFor: true };
  return { refusal: notAuthorised(principal, question) };
}

const forItself = ({ actorUnit }: Question): Answer => ({ unit: actorUnit, actingFor: false });

function isMember(group: Group, { jurisdiction, actorUnit }: Question): boolean {
  return jurisdiction.units.get(actorUnit)?.memberOf.includes(group.id) === true;
}

function notYourEntry({ jurisdiction, entry, project }: Question): Refusal {
  const owners = entry.anyOf.map((name) => ownerName(jurisdiction, project, name));
  return {
    code: 'not-your-entry',
    kind: 'authority',
    rule: ruleOf(jurisdiction, entry),
    params: { entry: entry.name.zh, unit: [...new Set(owners)].join('、') },
  };
}

function projectNeeded({ jurisdiction, entry }: Question): Refusal {
  return {
    code: 'project-needed',
    kind: 'content',
    field: 'project',
    rule: ruleOf(jurisdiction, entry),
    params: { entry: entry.name.zh },
  };
}

function notAuthorised(principal: string, { jurisdiction, entry, actorUnit }: Question): Refusal {
  const name = (unit: string): string => jurisdiction.units.get(unit)?.name.zh ?? unit;
  return {
    code: 'not-authorised',
    kind: 'authority',
    rule: ruleOf(jurisdiction, entry),
    params: { entry: entry.name.zh, agency: name(actorUnit), unit: name(principal) },
  };
}

/** The owner as a sentence names it: the project's own party where it has one. */
function ownerName(jurisdiction: Jurisdiction, project: ProjectFacts | null, name: string): string {
  const party = project?.parties[name];
  const unit = jurisdiction.units.get(party ?? name);
  const group = jurisdiction.groups.get(name);
  return (party === undefined ? (group ?? unit) : unit)?.name.zh ?? name;
}

/** `谁批准、谁公开（方案三）` */
export function ruleOf(jurisdiction: Jurisdiction, entry: Entry): string {
  return `${jurisdiction.principles[entry.principle].zh}（${jurisdiction.principlesBasis}）`;
}
