import type { AttachmentFacts, ItemContent } from '../items/content.js';
import type { FindDecision } from './find-decision.js';
import { mapTexts } from './leaves.js';
import { maskOf } from './mask-forms.js';

type At = (target: string, path: readonly string[], text: string) => string;

/** The layer of masks over what was written; the original stays inside. */
export function maskedContent(content: ItemContent, decisions: readonly FindDecision[]): ItemContent {
  const masks = decisions.filter(({ decision }) => decision === 'mask');
  if (masks.length === 0) return content;
  const at: At = (target, path, text) =>
    hide(
      text,
      masks.filter((each) => isAt(each, target, path)),
    );
  return {
    ...content,
    title: at('title', [], content.title),
    summary: at('summary', [], content.summary),
    elements: Object.fromEntries(
      Object.entries(content.elements).map(([id, value]) => [
        id,
        mapTexts(value, (text, path) => at(`element:${id}`, path, text)),
      ]),
    ),
    extra: content.extra.map(({ id, name, value }) => ({
      ...{ id, name: at(`element:${id}`, ['name'], name), value: at(`element:${id}`, [], value) },
    })),
  };
}

/** Title or name of a file as the public sees it; a name that only repeats the title is masked with it. */
export function maskedName(
  { id, title, fileName }: AttachmentFacts,
  which: 'title' | 'fileName',
  decisions: readonly FindDecision[],
): string {
  const path = which === 'fileName' && fileName === title ? 'title' : which;
  const masks = decisions.filter(({ decision }) => decision === 'mask');
  return hide(
    which === 'title' ? title : fileName,
    masks.filter((each) => isAt(each, `attachment:${id}`, [path])),
  );
}

const isAt = (decision: FindDecision, target: string, path: readonly string[]): boolean =>
  decision.target === target && decision.path.join('\n') === path.join('\n');

/** From the end, so that earlier places keep theirs. */
function hide(text: string, masks: readonly FindDecision[]): string {
  return [...masks]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (done, { start, end, detector }) =>
        done.slice(0, start) + maskOf(detector, done.slice(start, end)) + done.slice(end),
      text,
    );
}
