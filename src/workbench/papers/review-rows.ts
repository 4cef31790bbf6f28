import { maskOf } from '../../domain/screening/mask-forms.js';
import type { Opened } from '../../engine/case-door.js';
import { isTranslated, translate } from '../../platform/i18n.js';
import { groundName, markRows } from '../item/marks.js';
import { placer } from '../item/finds-model.js';
import type { Naming } from '../naming.js';
import { fieldName } from '../wording.js';
import { NOBODY, type Signed, type signerOf } from './paper-people.js';
import type { PaperSource } from './paper-source.js';
import type { PaperFind } from './paper-finds.js';

type Signer = ReturnType<typeof signerOf>;

export interface MarkLine extends Signed {
  readonly n: number;
  readonly label: string;
  readonly decision: string;
  readonly ground: string;
  readonly reason: string;
}

/** Each element and file in the order of the catalogue, with what was decided of it (逐项审查). */
export function markLines(opened: Opened, { subject }: PaperSource, signer: Signer, naming: Naming): MarkLine[] {
  return markRows(opened, null, new Map(), naming, 'zh').map(({ target, file, label }, at) => {
    const mark = opened.row.marks.find((each) => each.target === target);
    const named = file ? fieldName(target, subject, 'zh') : label;
    if (mark === undefined) return { n: at + 1, label: named, decision: '尚未审查', ground: '', reason: '', ...NOBODY };
    return {
      ...{ n: at + 1, label: named, decision: translate('zh', `workbench.marks.${mark.decision}`) },
      ground: mark.ground === undefined ? '' : groundName(mark.ground, naming, 'zh'),
      reason: mark.reason ?? '',
      ...signer(mark.by, mark.standingFor, mark.at),
    };
  });
}

export interface FindLine extends Signed {
  readonly n: number;
  readonly place: string;
  readonly name: string;
  readonly masked: string;
  readonly decision: string;
  readonly reason: string;
}

/** Each find at its place; of its words only the form in which the public might see them. */
export function findLines(finds: readonly PaperFind[], { subject }: PaperSource, signer: Signer): FindLine[] {
  const placeOf = placer(subject, 'zh');
  return finds
    .filter(({ detector }) => detector !== 'unscannable')
    .map((find, at) => ({
      ...{ n: at + 1, place: placeOf(find), name: translate('zh', `screening.names.${find.detector}`) },
      masked: find.words === '' ? '' : maskOf(find.detector, find.words),
      decision: verdict(find),
      ...decidedBy(find, signer),
    }));
}

export interface FileLine extends Signed {
  readonly label: string;
  readonly cause: string;
  readonly decision: string;
  readonly reason: string;
}

/** Files that no program could read, each with the word of the person who opened it; and those that nothing has read yet. */
export function fileLines(
  { row, facts }: Opened,
  finds: readonly PaperFind[],
  { subject }: PaperSource,
  signer: Signer,
): FileLine[] {
  const unreadable = finds
    .filter(({ detector }) => detector === 'unscannable')
    .map((find) => {
      const key = `finds.causes.${find.where ?? ''}`;
      return {
        ...{ label: fieldName(find.target, subject, 'zh'), cause: isTranslated('zh', key) ? translate('zh', key) : '' },
        decision: find.decided === null ? verdict(find) : '已由人工打开查看',
        ...decidedBy(find, signer),
      };
    });
  const waiting = facts.unread.filter((target) => row.attachments.some(({ id }) => target === `attachment:${id}`));
  return [
    ...unreadable,
    ...waiting.map((target) => ({
      ...{ label: fieldName(target, subject, 'zh'), cause: '系统尚未读完', decision: '', reason: '' },
      ...NOBODY,
    })),
  ];
}

const verdict = ({ decided, hidden }: PaperFind): string =>
  decided === null
    ? translate('zh', hidden ? 'finds.decided.hidden' : 'finds.undecided')
    : translate('zh', `finds.decided.${decided.decision}`);

function decidedBy({ decided }: PaperFind, signer: Signer): Signed & { reason: string } {
  if (decided === null) return { reason: '', ...NOBODY };
  const note = decided.allowed ? `${translate('zh', 'finds.allow-list')}。` : '';
  return { reason: note + (decided.reason ?? ''), ...signer(decided.by, decided.standingFor, decided.at) };
}
