import { Unreadable } from '../reading.js';

/** UTF-8 where it is that, else GB18030, as Windows in China saves it. */
export function decoded(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  throw new Unreadable('garbled');
}

/** What a reader of the page, of its source and of its comments finds: tags go, what they say stays. */
export const htmlText = (html: string): string =>
  html
    .replace(/<\/(?:p|div|tr|li|h\d|td|th)>|<br\s*\/?>/gi, '\n')
    .replace(/<!--([\s\S]*?)-->/g, '\n$1\n')
    .replace(/<[^>]{0,2000}>/g, '')
    .replace(/&#(x[0-9a-f]{1,6}|\d{1,7});/gi, (_, code: string) => character(code))
    .replace(/&(lt|gt|amp|quot|nbsp);/g, (_, name: string) => NAMED[name] ?? ' ');

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ' };

function character(code: string): string {
  const point = code.toLowerCase().startsWith('x') ? parseInt(code.slice(1), 16) : Number(code);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
}
