import { isStrict } from '../../../authority/separation.js';
import type { Refusal } from '../../../refusal.js';
import type { Facts } from '../../facts.js';
import type { Guard } from '../../step.js';
import { findsIn } from '../../../screening/finds-in.js';
import { NO_WORDS } from '../../../screening/word-lists.js';
import { notGood, textOf } from '../../saying.js';
import { lackingForPlatforms } from './exchange.js';
import { againstThirdParty } from './consultation.js';

/** CLEAR 审查通过, item by item (逐项审查, 保守国家秘密法实施条例 42): every element and attachment has its own mark. */
export const clearable: Guard = (proposal, _params, jurisdiction) => [
  ...reviewed(proposal.facts),
  ...lackingForPlatforms(proposal.facts, jurisdiction),
  ...againstThirdParty(proposal),
];

const reviewed = (facts: Facts): readonly Refusal[] => [
  ...unmarked(facts),
  ...exposed(facts),
  ...unread(facts),
  ...undecided(facts),
  ...halfMasked(facts),
  ...removed(facts),
];

/** A mark put by someone who has edited this version since is no second pair of eyes (ARCHITECTURE, invariant 7). */
function unmarked(facts: Facts): readonly Refusal[] {
  const { targets, marks } = facts;
  const own = (by: string): boolean => isStrict(facts) && facts.memory.drafters.includes(by);
  const marked = new Set(marks.filter(({ by }) => !own(by)).map((mark) => mark.target));
  return targets.filter((target) => !marked.has(target)).map((target) => notGood('unmarked', { target }, target));
}

/** Id numbers and the like are masked or withheld, whoever reviewed (条例 15). */
function exposed({ marks, identifying }: Facts): readonly Refusal[] {
  return marks
    .filter((mark) => mark.decision === 'publish' && identifying.includes(mark.target))
    .map(({ target }) => ({ ...notGood('identifies-people', { target }, target), rule: '政府信息公开条例 15' }));
}

/** What nothing has read is never called clean. */
const unread = ({ unread: files }: Facts): readonly Refusal[] =>
  files.map((target) => notGood('attachment-unread', { target }, target));

/** Each find that the public would see is decided by a person; a mark of secrecy is neither kept nor masked (保守国家秘密法). */
function undecided(facts: Facts): readonly Refusal[] {
  const own = (by: string): boolean => isStrict(facts) && facts.memory.drafters.includes(by);
  const open = facts.finds.filter(
    ({ hidden, severity, decision }) =>
      (!hidden || severity === 'block') && (decision === undefined || own(decision.by)),
  );
  return open.map(({ id, target, detector, severity }) => ({
    ...notGood(severity === 'block' ? 'secrecy-mark-found' : 'find-undecided', { target, detector }, `find:${id}`),
    ...(severity === 'block' ? { rule: '保守国家秘密法 26' } : {}),
  }));
}

/** A mask that left the words to be read in the same place hides nothing, whatever was decided. */
const halfMasked = ({ finds }: Facts): readonly Refusal[] =>
  finds
    .filter(({ hidden, decision }) => decision?.decision === 'mask' && !hidden)
    .map(({ id, target, detector }) => notGood('mask-incomplete', { target, detector }, `find:${id}`));

/** What the reviewer had to remove (EXPUNGE) leaves a gap where something is required: the drafter fills it. */
const removed = ({ missing }: Facts): readonly Refusal[] =>
  missing.map((field) => notGood('required', { field }, field));

/** REFER 请示保密部门 carries a question in words, never the suspect content: it travels to another unit and stays on the trail. */
export const referable: Guard = (proposal) => {
  const grave = findsIn(textOf(proposal, 'question'), { personal: false }, NO_WORDS).some(
    ({ severity }) => severity === 'block' || severity === 'mask',
  );
  return grave ? [{ ...notGood('question-carries-content', {}, 'question'), rule: '保守国家秘密法 26' }] : [];
};
