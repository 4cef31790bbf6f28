/** What an announcement is made from: the publication as the public sees it. */
export interface Announced {
  readonly unit: string;
  readonly title: string;
  readonly summary: string;
  readonly url: string;
}

const ELLIPSIS = '…';

/**
 * A text to post where only so many characters fit: who, what, and the link, which is never cut. The summary goes first, then the end of
 * the title; characters are counted as people see them.
 */
export function announcementText({ unit, title, summary, url }: Announced, most: number): string {
  const link = ` ${url}`;
  const room = most - lengthOf(link);
  const whole = `【${unit}】${title}${summary === '' ? '' : `。${summary}`}`;
  if (lengthOf(whole) <= room) return `${whole}${link}`;
  const short = `【${unit}】${title}`;
  const cut = lengthOf(short) <= room && summary !== '' ? whole : short;
  return `${firstOf(cut, Math.max(0, room - 1))}${ELLIPSIS}${link}`;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const graphemes = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);
const lengthOf = (text: string): number => graphemes(text).length;
const firstOf = (text: string, count: number): string => graphemes(text).slice(0, count).join('');
