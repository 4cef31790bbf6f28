import type { Reading, ReadingCause } from '../reading.js';
import { characterOf } from './characters.js';

/** Attributes that are words of somebody, or lead somewhere. */
const WORDS =
  /\s(?:alt|title|value|content|placeholder|label|summary|href|data-[\w-]+|aria-label)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi;
const LINES = /^<(?:\/?(?:p|div|tr|li|ul|ol|dl|dt|dd|h\d|table|section|article|option|title)|br|hr)\b/i;
const CELLS = /^<\/(?:td|th)\b/i;
/** A tag with its quoted values, which may hold a sign that ends tags. */
const TAG = /<(?:[a-z/!?](?:"[^"]*"|'[^']*'|[^'">])*)>/gi;

/** What a reader of the page, of its source and of its comments finds: tags go, what they say stays. */
export const htmlText = (html: string): string =>
  characterOf(
    html.replace(/<!--([\s\S]*?)-->/g, '\n$1\n').replace(TAG, (tag) => {
      const said = [...tag.matchAll(WORDS)]
        .map(([, a, b, c]) => a ?? b ?? c ?? '')
        .filter((each) => each.trim() !== '');
      if (said.length > 0) return `\n${said.join('\n')}\n`;
      if (CELLS.test(tag)) return '\t';
      return LINES.test(tag) ? '\n' : '';
    }),
  );

/** A page that builds itself when it is opened says more than it holds; so does one that carries pictures or other pages. */
export function dangerInHtml(html: string): ReadingCause | null {
  if (/<script\b|<[^>]+\son[a-z]+\s*=|javascript:/i.test(html)) return 'macros';
  return /<(?:iframe|frame|object|embed|applet)\b|\b(?:src|href|data)\s*=\s*["']?data:/i.test(html)
    ? 'embedded-objects'
    : null;
}

/** Who wrote the page and with what, as its head tells. */
export const metadataOfHtml = (html: string): Reading['metadata'] =>
  [...html.matchAll(/<meta\b[^>]*\bname\s*=\s*["']?(author|generator)\b[^>]*>/gi)].flatMap(([tag, name = '']) => {
    const [, quoted, bare] = /\bcontent\s*=\s*(?:["']([^"']*)["']|([^\s>]+))/i.exec(tag) ?? [];
    const value = characterOf(quoted ?? bare ?? '').trim();
    return value === '' ? [] : [{ name: name.toLowerCase() === 'author' ? 'author' : 'program', value }];
  });
