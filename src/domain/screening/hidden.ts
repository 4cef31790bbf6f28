import type { ItemSource } from '../items/content.js';
import type { PublicCopy } from '../items/public-copy.js';
import type { ItemFind } from './item-finds.js';

/** Whether the public copy no longer shows a find at its place: withheld, masked, or in a column that is never public. */
export function isHidden(find: ItemFind, { content, attachments }: ItemSource, copy: PublicCopy): boolean {
  const [kind = '', id = ''] = find.target.split(':');
  if (kind === 'title') return differs(content.title, copy.title, find);
  if (kind === 'summary') return differs(content.summary, copy.summary, find);
  if (kind === 'attachment') return fileHides(find, id, attachments, copy);
  const added = content.extra.find((each) => each.id === id);
  const element = copy.body.find((each) => each.id === id);
  if (added !== undefined && find.path[0] === 'name') return differs(added.name, element?.label.zh ?? '', find);
  const written = content.elements[id] ?? added?.value;
  const shown = element?.value ?? null;
  return differs(textAt(written, find.path), textAt(shown, find.path), find);
}

/** The bytes of a file cannot be masked: what is found in them is hidden when the file stays inside. */
function fileHides(find: ItemFind, id: string, attachments: ItemSource['attachments'], copy: PublicCopy): boolean {
  const shown = copy.attachments.find((each) => each.id === id);
  if (shown === undefined || shown.title === null) return true;
  const [which] = find.path;
  const written = attachments.find((each) => each.id === id);
  return which === 'title' || which === 'fileName' ? differs(written?.[which] ?? '', shown[which], find) : false;
}

/** The words stand in that text no more; places would not do, since a mask may be shorter than what it hides. */
const differs = (written: string, shown: string, { start, end }: ItemFind): boolean =>
  !shown.includes(written.slice(start, end));

function textAt(value: unknown, path: readonly string[]): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null) return '';
  const [first = '', ...rest] = path;
  return textAt((value as Record<string, unknown>)[first], rest);
}
