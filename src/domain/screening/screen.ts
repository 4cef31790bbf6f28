import type { Find } from '../lifecycle/facts.js';
import type { AttachmentFacts, ItemContent } from '../items/content.js';
import { hasBankCard, hasMobile, hasResidentId } from './numbers.js';

/** An attachment with what could be read of it; `text: null` where nothing could: then nobody has screened it. */
export interface ScreenedFile extends Pick<AttachmentFacts, 'id' | 'title' | 'fileName'> {
  readonly text: string | null;
}

/** 国家秘密标志 (保守国家秘密法): the grade with its star or its term, or standing alone; inside a word (机密性, 保密) it is none. */
const SECRECY =
  /(?:绝密|机密|秘密)\s*(?:★|☆|[0-9０-９一二三四五六七八九十]+年|长期|启用前)|^[\s【\[（(]*(?:绝密|机密|秘密)[\s】\])）]*$/mu;
const INTERNAL = /内部(?:资料|文件|材料|使用|参考)|不得(?:公开|外传|复制|扩散)|不予公开|注意保存|严禁外传|仅供内部/u;

const LOOKS: readonly (readonly [kind: string, sees: (text: string) => boolean])[] = [
  ['resident-id', hasResidentId],
  ['bank-card', hasBankCard],
  ['mobile', hasMobile],
  ['secrecy-mark', (text) => SECRECY.test(text)],
  ['internal-mark', (text) => INTERNAL.test(text)],
];

/**
 * What keeps a text from the express path: numbers that name people and marks of secrecy, in every part and every attachment. A find
 * tells its kind and place, never the words. Empty means nothing was found, not that there is nothing: a reviewer is no machine.
 */
export function screen(content: ItemContent, files: readonly ScreenedFile[]): readonly Find[] {
  return [
    ...partsOf(content).flatMap(([place, text]) => findsIn(place, text)),
    ...files.flatMap(({ id, title, fileName, text }) => {
      const place = `attachment:${id}`;
      const unread: Find[] = text === null ? [{ kind: 'unreadable-attachment', place }] : [];
      return [...unread, ...findsIn(place, [title, fileName, text ?? ''].join('\n'))];
    }),
  ];
}

const findsIn = (place: string, text: string): Find[] =>
  LOOKS.filter(([, sees]) => sees(text)).map(([kind]) => ({ kind, place }));

/** Every part with all its words, cells of tables included. */
function partsOf({ title, summary, elements, extra }: ItemContent): readonly (readonly [string, string])[] {
  return [
    ['title', title],
    ['summary', summary],
    ...Object.entries(elements).map(([id, value]) => [`elements.${id}`, wordsOf(value).join('\n')] as const),
    ...extra.map(({ id, name, value }) => [`elements.${id}`, `${name}\n${value}`] as const),
  ];
}

function wordsOf(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsOf) : [];
}
