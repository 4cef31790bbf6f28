import type { AttachmentFacts, ItemContent } from '../items/content.js';

/** One text of an item and where it stands. */
export interface Leaf {
  readonly target: string;
  readonly path: readonly string[];
  readonly text: string;
}

/** Every text that a drafter wrote, names of files included, each at its place. */
export function leavesOf(content: ItemContent, attachments: readonly AttachmentFacts[]): Leaf[] {
  return [
    { target: 'title', path: [], text: content.title },
    { target: 'summary', path: [], text: content.summary },
    ...Object.entries(content.elements).flatMap(([id, value]) => textsIn(`element:${id}`, [], value)),
    ...content.extra.flatMap(({ id, name, value }) => [
      { target: `element:${id}`, path: ['name'], text: name },
      { target: `element:${id}`, path: [], text: value },
    ]),
    ...attachments.flatMap(({ id, title, fileName }) => [
      { target: `attachment:${id}`, path: ['title'], text: title },
      ...(fileName === title ? [] : [{ target: `attachment:${id}`, path: ['fileName'], text: fileName }]),
    ]),
  ];
}

/** The same value with each text put through `change`, a number only where it becomes another; what is neither stays. */
export function mapTexts(
  value: unknown,
  change: (text: string, path: readonly string[]) => string,
  path: readonly string[] = [],
): unknown {
  if (typeof value === 'string') return change(value, path);
  if (typeof value === 'number') return changedNumber(value, change(String(value), path));
  if (Array.isArray(value)) return value.map((each, at) => mapTexts(each, change, [...path, String(at)]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapTexts(each, change, [...path, key])]));
}

const changedNumber = (value: number, text: string): number | string => (text === String(value) ? value : text);

function textsIn(target: string, path: readonly string[], value: unknown): Leaf[] {
  if (typeof value === 'string' || typeof value === 'number') return [{ target, path, text: String(value) }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => textsIn(target, [...path, key], each));
}
