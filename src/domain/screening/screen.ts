import type { AttachmentFacts, ItemContent } from '../items/content.js';
import type { Find } from '../lifecycle/facts.js';
import { DETECTORS, findsIn } from './finds-in.js';
import { leavesOf } from './leaves.js';
import type { WordLists } from './word-lists.js';

/** An attachment with the detectors that saw something in it; `seen: null` where it could not be read: then nobody has screened it. */
export interface ScreenedFile extends Pick<AttachmentFacts, 'id' | 'title' | 'fileName'> {
  readonly seen: readonly string[] | null;
}

/** What a duty officer on a phone must not wave through; the softer detectors ask the reviewer of the ordinary path. */
const STOPS: readonly string[] = [
  ...DETECTORS.filter(({ severity }) => severity === 'block' || severity === 'mask').map(({ name }) => name),
  ...['internal-mark', 'word-list'],
];

/**
 * What keeps a text from the express path: numbers that name people and marks of secrecy, in every part and every attachment. A find
 * tells its kind and place, never the words. Empty means nothing was found, not that there is nothing: a reviewer is no machine.
 */
export function screen(content: ItemContent, files: readonly ScreenedFile[], lists: WordLists): readonly Find[] {
  return [
    ...placesOf(content).flatMap(([place, text]) => kindsIn(place, text, lists)),
    ...files.flatMap(({ id, title, fileName, seen }) => {
      const place = `attachment:${id}`;
      const unread: Find[] = seen === null ? [{ kind: 'unreadable-attachment', place }] : [];
      const named = kindsIn(place, [title, fileName].join('\n'), lists);
      const inside = stopping(place, new Set(seen ?? []));
      return [...unread, ...named, ...inside.filter(({ kind }) => !named.some((each) => each.kind === kind))];
    }),
  ];
}

function kindsIn(place: string, text: string, lists: WordLists): Find[] {
  return stopping(place, new Set(findsIn(text, { personal: true }, lists).map(({ detector }) => detector)));
}

const stopping = (place: string, seen: ReadonlySet<string>): Find[] =>
  STOPS.filter((kind) => seen.has(kind)).map((kind) => ({ kind, place }));

/** Every part with all its words, cells of tables and names of added elements included. */
function placesOf(content: ItemContent): (readonly [string, string])[] {
  const texts = new Map<string, string[]>();
  for (const { target, text } of leavesOf(content, [])) texts.set(target, [...(texts.get(target) ?? []), text]);
  return [...texts].map(([target, words]) => [target.replace('element:', 'elements.'), words.join('\n')]);
}
