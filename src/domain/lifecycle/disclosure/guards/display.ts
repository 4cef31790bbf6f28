import { addDays, dateInShanghai, endOfDay } from '../../../calendar/dates.js';
import { shownUntil } from '../../../display/shown-until.js';
import type { Refusal } from '../../../refusal.js';
import { unfitForPublic } from '../../../screening/unfit-for-public.js';
import { isIn, notGood, notNow, NOT_IN_THIS_STATE, textOf } from '../../saying.js';
import type { Facts } from '../../facts.js';
import type { Guard, Proposal } from '../../step.js';

/** 行政处罚法 48 二款, 85: what fell is taken back, whatever else is under way. */
export const fallen = ({ memory: { overturned } }: Facts): boolean => overturned?.settledAt === null;

/** A penalty without its grade or the day of its document has no lawful term (信用修复管理办法). */
export function ungraded({ graded }: Facts): readonly Refusal[] {
  if (graded?.penalty !== true || graded.older) return [];
  const { basis: rule, grade, from } = graded;
  return [
    ...(grade === null ? [{ ...notGood('grade-needed', {}, 'grade'), rule }] : []),
    ...(from === null ? [{ ...notGood('decision-date-needed', {}, 'dates.admin-decision-made'), rule }] : []),
  ];
}

/** Of a grade that is not published, or shown for as long as it may be already. */
export function notToBeShown({ graded }: Facts, now: string): readonly Refusal[] {
  if (graded === undefined) return [];
  const { shown, maximum, basis: rule } = graded;
  if (!shown) return [{ ...notNow('grade-not-published'), rule }];
  const over = maximum !== null && Date.parse(now) >= Date.parse(endOfDay(maximum));
  return over ? [{ ...notNow('display-term-over'), rule }] : [];
}

/** Shown for at least so many days, the first not counted, nor any on which it was offline (公示期不少于三日). */
export function stillDisplayed({ facts: { display, publishedAt, memory }, now }: Proposal): readonly Refusal[] {
  if (display?.minDays === undefined || publishedAt === null) return [];
  const until = shownUntil(publishedAt, display.minDays, memory.offline ?? []);
  if (Date.parse(now) >= Date.parse(endOfDay(until))) return [];
  return [{ ...notNow('minimum-display', { days: display.minDays, until }), rule: display.basis }];
}

/** GRADE 登记失信等级 {grade}: what tells of a penalty or of dishonesty, while it is drafted. */
export const gradable: Guard = (proposal, _params, { displayGrades }) => {
  if (proposal.facts.graded === undefined) return [notNow('nothing-to-grade')];
  if (proposal.probing) return [];
  const known = displayGrades?.grades.some(({ id }) => id === textOf(proposal, 'grade')) === true;
  return known ? [] : [notGood('unknown-grade', {}, 'grade')];
};

const SHOWN = ['visibility.current', 'visibility.held', 'visibility.repealed'];
const isShown = (proposal: Proposal): boolean => SHOWN.some((state) => isIn(proposal, state));

/** OVERTURN {kind, on}: of a penalty that is public, or may be again. */
export const overturnable: Guard = (proposal) => {
  if (!isShown(proposal)) return [NOT_IN_THIS_STATE];
  const { memory, graded } = proposal.facts;
  if (!(memory.penalty ?? graded?.penalty ?? false)) return [notNow('no-penalty')];
  return proposal.probing ? [] : inThePast(proposal, 'on');
};

/** REPAIR 信用修复 {document, decidedOn}: after the shortest display and not before (信用修复管理办法). */
export const repairable: Guard = (proposal) => {
  if (!isShown(proposal)) return [NOT_IN_THIS_STATE];
  const term = proposal.facts.memory.displayTerm;
  if (term?.grade === undefined || term.grade === null || term.minimum === null) return [notNow('no-repair')];
  const from = addDays(term.minimum, 1);
  const rule = term.basis;
  if (dateInShanghai(proposal.now) < from) return [{ ...notNow('repair-too-early', { from }), rule }];
  if (proposal.probing) return [];
  const early = textOf(proposal, 'decidedOn') < from;
  return [
    ...inThePast(proposal, 'decidedOn'),
    ...(early ? [{ ...notGood('repair-decided-too-early', { from }, 'decidedOn'), rule }] : []),
    ...unfitForPublic(textOf(proposal, 'document'), 'document'),
    ...evidence(proposal),
  ];
};

const inThePast = (proposal: Proposal, field: string): readonly Refusal[] =>
  textOf(proposal, field) > dateInShanghai(proposal.now) ? [notGood('date-in-future', { field }, field)] : [];

function evidence(proposal: Proposal): readonly Refusal[] {
  const file = textOf(proposal, 'evidence');
  const known = file === '' || proposal.facts.targets.includes(`attachment:${file}`);
  return known ? [] : [notGood('evidence-not-here', {}, 'evidence')];
}
