import { sha256Hex } from '../audit/canonical-json.js';
import type { Entry } from '../catalogue/jurisdiction.js';
import type { ItemSource } from '../items/content.js';
import type { TextContext } from './find.js';
import { digestOf, foundIn, type FoundText } from './found-text.js';
import type { WordLists } from './word-lists.js';
import { leavesOf, type Leaf } from './leaves.js';
import type { FileReading } from './file-reading.js';

/** A find at its place in an item. Its id stays while the words at that place do. */
export interface ItemFind extends FoundText {
  readonly id: string; // 16 hex digits
  readonly target: string;
  readonly path: readonly string[];
}

/** Everything found in what was written and in the names of files. */
export function writtenFinds(entry: Entry, { content, attachments }: ItemSource, lists: WordLists): ItemFind[] {
  return leavesOf(content, attachments).flatMap((leaf) =>
    placed(foundIn(leaf.text, contextOf(entry, leaf), lists), leaf.target, leaf.path),
  );
}

/** What was found in a file, and as a find of its own that it could not be read: a person must open it and say so. */
export function fileFinds({ attachment, state, cause, finds }: FileReading): ItemFind[] {
  const target = `attachment:${attachment}`;
  const unread = state === 'read' ? [] : [unreadable(state, cause ?? '')];
  return placed([...unread, ...finds], target, ['file']);
}

function unreadable(state: 'unscannable' | 'infected', cause: string): FoundText {
  const severity = state === 'infected' ? 'block' : 'judge';
  return {
    ...{ detector: state, severity, start: 0, end: 0, excerpt: '', suggestion: 'remove', score: 1 },
    ...{ digest: digestOf(cause), words: '', where: cause },
  };
}

/** The nth of the same words in the same place is told apart from the others. */
function placed(finds: readonly FoundText[], target: string, path: readonly string[]): ItemFind[] {
  const seen = new Map<string, number>();
  return finds.map((find) => {
    const key = [target, path.join('/'), find.where ?? '', find.detector, find.digest].join('|');
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return { ...find, target, path, id: sha256Hex(`${key}|${String(nth)}`).slice(0, 16) };
  });
}

/** Names are expected where the catalogue expects persons; the label tells a contact's telephone from a resident's. */
export function contextOf(entry: Entry, { target, path }: Pick<Leaf, 'target' | 'path'>): TextContext {
  const element = entry.elements.find(({ id }) => target === `element:${id}`);
  const column = element?.columns?.find(({ id }) => id === path.at(-1));
  const label = [element?.name.zh, column?.name.zh].filter((name) => name !== undefined).join(' ');
  return { personal: element?.personalData === true || element?.kind === 'persons', label, entry: entry.id };
}
