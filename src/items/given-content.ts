import type { z } from 'zod';
import type { ItemContent } from '../domain/items/content.js';
import type { Edit } from '../engine/case-editor.js';
import type { itemPatch, newItem } from './schemas.js';

/** The first content of an item from what was sent; empty values are left out. */
export function contentOf(body: z.infer<typeof newItem>): ItemContent {
  return {
    title: body.title.trim(),
    summary: body.summary?.trim() ?? '',
    elements: given(body.elements ?? {}),
    extra: body.extra ?? [],
    dates: given(body.dates ?? {}) as Record<string, string>,
  };
}

export const asEdit = ({ title, summary, ...rest }: z.infer<typeof itemPatch>): Edit => ({
  ...rest,
  title: title?.trim(),
  summary: summary?.trim(),
});

const given = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''));
