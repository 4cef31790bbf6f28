import type { ReadPart } from '../../reading.js';
import { htmlText } from '../html.js';
import { allRelations, named, xmlOf, type Parts } from './package.js';
import { allText } from './xml-text.js';

/** Parts that only say how it looks or where it lies, and those that are read on their own. */
const FORMAT =
  /(?:^|\/)(?:\[Content_Types\]|theme\d*|themeOverride\d*|styles\w*|settings|fontTable|webSettings|numbering|calcChain|metadata|presProps|viewProps|tableStyles|volatileDependencies|colors\d*|style\d*|layout\d*|quickStyle\d*)\.xml$|^docProps\/(?:core|app|custom)\.xml$/;

/**
 * Whatever else carries words, wherever a program put it: charts and the tables behind them, the records behind a pivot table, values
 * out of other workbooks, drawings, data bound to the text, and where the links lead.
 */
export function elsewhere(parts: Parts, isRead: (name: string) => boolean): ReadPart[] {
  const rest = named(parts, /\.(?:xml|svg)$/i).filter((name) => !isRead(name) && !FORMAT.test(name));
  const old = named(parts, /\.vml$/i);
  const links = allRelations(parts)
    .filter(({ external }) => external)
    .map(({ target }) => readable(target));
  return [
    ...rest.map((name) => ({ where: placeOf(name), text: allText(xmlOf(parts, name)) })),
    ...old.map((name) => ({ where: 'text-box', text: htmlText(xmlOf(parts, name)) })),
    { where: 'link', text: links.join('\n') },
  ].filter(({ text }) => text.trim() !== '');
}

function placeOf(name: string): string {
  if (/comment/i.test(name)) return 'comment';
  return /\/(?:drawings|diagrams)\//.test(name) ? 'text-box' : `elsewhere:${name}`;
}

function readable(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
