import { z } from 'zod';
import { isListCursor } from './reading/list-reader.js';

/** A form sends what was left empty as an empty word: it asks for nothing. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.union([z.literal('').transform(() => undefined), schema]).optional();

const day = z.iso.date();
const id = z.string().max(100);

/** What lists may be narrowed by; dates are days in Beijing time, both included. */
export const listQuery = z.object({
  q: optional(z.string().trim().max(100)),
  domain: optional(id),
  entry: optional(id),
  unit: optional(id),
  project: optional(z.uuid()),
  from: optional(day),
  to: optional(day),
  cursor: optional(z.string().max(300).refine(isListCursor, 'is not a cursor of this list')),
  lang: z.string().optional(),
});
export type ListQuery = z.infer<typeof listQuery>;

export const pageQuery = listQuery.pick({ cursor: true, lang: true });
export type PageQuery = z.infer<typeof pageQuery>;

/** The query of the next page: the same filter, the new cursor. */
export function withCursor(path: string, filter: ListQuery, cursor: string | null): string | null {
  if (cursor === null) return null;
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, cursor })) {
    if (name !== 'lang' && value !== undefined && value !== '') params.set(name, value);
  }
  return `${path}?${params.toString()}`;
}
