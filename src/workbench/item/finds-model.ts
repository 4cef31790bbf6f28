import { messageOf } from '../../confidentiality/find-json.js';
import { maskOf } from '../../domain/screening/mask-forms.js';
import type { Opened } from '../../engine/case-door.js';
import type { DecidedFind } from '../../engine/case-finds.js';
import { isTranslated, translate, type Locale } from '../../platform/i18n.js';
import type { Naming } from '../naming.js';
import { last, type Typed } from '../typed.js';
import { fieldName, type Subject } from '../wording.js';

/** A find as the reviewer sees it: where, what, in its words, and what the public would see instead. */
export interface FindModel {
  readonly id: string;
  readonly element: string; // of the preview, to mark it in place: an element, "title", "summary" or "attachment"
  readonly line: string | null; // of the element's table, from 0
  readonly file: string | null; // title of the file that it was read in
  readonly place: string;
  readonly name: string;
  readonly message: string;
  readonly tone: 'red' | 'amber' | 'blue';
  readonly before: string;
  readonly words: string;
  readonly after: string;
  readonly masked: string | null;
  readonly decided: string | null;
  readonly why: string;
  readonly open: boolean;
  readonly verdicts: readonly {
    readonly value: string;
    readonly label: string;
    readonly key: string;
    readonly primary: boolean;
    readonly danger: boolean;
    readonly asks: boolean; // for a reason
  }[];
  readonly asking: string | null; // the verdict that Enter in the reason gives
  readonly reasons: readonly { readonly value: string; readonly number: number; readonly chosen: boolean }[];
  readonly own: string;
  readonly error: string | null;
}

/** To remove for good has no key: nobody should do it by a slip. */
const KEYS = { mask: 'm', keep: 'e', 'not-a-find': 'x', expunge: '' } as const;
const TONES: Readonly<Record<string, FindModel['tone']>> = { block: 'red', mask: 'amber', mend: 'amber' };

export function findModels(
  finds: readonly DecidedFind[],
  opened: Opened,
  refused: { readonly typed: Typed; readonly errors: ReadonlyMap<string, string> } | null,
  naming: Naming,
  locale: Locale,
): FindModel[] {
  const entry = naming.jurisdiction.entries.get(opened.row.entry) ?? null;
  const placeOf = placer({ ...opened.row, entry }, locale);
  return finds.map((find) => {
    const error = refused?.errors.get(`find:${find.id}`) ?? null;
    const typed: Typed = refused !== null && last(refused.typed, 'find') === find.id ? refused.typed : new Map();
    const [kind = '', element = ''] = find.target.split(':');
    const verdicts = verdictsFor(find).map((value) => verdictModel(value, find, locale));
    return {
      ...{ id: find.id, element: kind === 'element' ? element : kind, place: placeOf(find), line: lineOf(find) },
      file: inFile(find) ? (opened.row.attachments.find(({ id }) => id === element)?.title ?? null) : null,
      name: translate(locale, `screening.names.${find.detector}`),
      message: messageOf(find, locale),
      tone: TONES[find.severity] ?? 'blue',
      ...split(find),
      masked: maskedOf(find),
      ...decidedOf(find, locale),
      ...{ verdicts, asking: verdicts.find(({ asks }) => asks)?.value ?? null },
      reasons: reasons(locale).map((value, at) => ({
        ...{ value, number: at + 1, chosen: value === last(typed, 'reason') },
      })),
      own: last(typed, 'words'),
      error,
    };
  });
}

/** What may be said of a find at all; the rest is refused. */
function verdictsFor(find: DecidedFind): (keyof typeof KEYS)[] {
  if (find.detector === 'infected') return ['expunge'];
  if (find.severity === 'block') return ['expunge', 'not-a-find'];
  if (find.detector === 'unscannable') return ['keep'];
  return inFile(find) ? ['keep', 'not-a-find'] : ['mask', 'keep', 'not-a-find'];
}

const verdictModel = (value: keyof typeof KEYS, { severity, suggestion }: DecidedFind, locale: Locale) => ({
  ...{ value, label: translate(locale, `finds.verdicts.${value}`), key: KEYS[value] },
  ...{ primary: value === suggestion, danger: value === 'expunge' },
  asks: value === 'keep' || (severity === 'block' && value === 'not-a-find'),
});

/** What the public would see, or sees: nothing of the kind where masking is no choice, or another was made. */
function maskedOf(find: DecidedFind): string | null {
  const { decision, words, detector } = find;
  const masks = decision === null || decision.decision === 'mask';
  return masks && words !== '' && verdictsFor(find).includes('mask') ? maskOf(detector, words) : null;
}

const inFile = ({ path }: DecidedFind): boolean => path[0] === 'file';

function split({ excerpt, words }: DecidedFind): Pick<FindModel, 'before' | 'words' | 'after'> {
  const at = excerpt.indexOf(words);
  if (at < 0 || words === '') return { before: '', words: words === '' ? excerpt : words, after: '' };
  return { before: excerpt.slice(0, at), words, after: excerpt.slice(at + words.length) };
}

function decidedOf({ decision, hidden }: DecidedFind, locale: Locale): Pick<FindModel, 'decided' | 'why' | 'open'> {
  if (decision !== null) {
    const by = decision.by === 'allow-list' ? translate(locale, 'finds.allow-list') : '';
    const why = [decision.reason ?? '', by].filter((each) => each !== '').join(' ');
    return { decided: translate(locale, `finds.decided.${decision.decision}`), why, open: false };
  }
  return { decided: hidden ? translate(locale, 'finds.decided.hidden') : null, why: '', open: !hidden };
}

const reasons = (locale: Locale): string[] =>
  ['obliged', 'office-contact', 'consent', 'public-already', 'opened-and-read'].map((id) =>
    translate(locale, `finds.reasons.${id}`),
  );

const lineOf = ({ path }: Pick<DecidedFind, 'path'>): string | null =>
  path.length > 1 && /^\d+$/.test(path[0] ?? '') ? (path[0] ?? null) : null;

/** 拟受让人 · 第 2 行, 附件《…》· 批注. */
export function placer(subject: Subject, locale: Locale): (find: DecidedFind) => string {
  return ({ target, path, where }) => {
    const named = fieldName(target, subject, locale);
    const line = lineOf({ path });
    const row = line === null ? null : Number(line) + 1;
    const part = (where ?? '').split(':')[0] ?? '';
    const key = `finds.where.${part}`;
    const inside = isTranslated(locale, key) ? translate(locale, key) : '';
    return [named, row === null ? '' : translate(locale, 'finds.row', { row }), inside]
      .filter((each) => each !== '')
      .join(' · ');
  };
}
