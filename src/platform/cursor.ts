import { isStorable } from './storable.js';

/** A page's end as an opaque word: the key of its last row. Never an offset. */
export function toCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');
}

/** The key of a list ordered by instant and id, or null for a word this system never gave. */
export function momentInCursor(cursor: string): readonly [at: string, id: string] | null {
  const [at = '', id = ''] = fromCursor(cursor, 2) ?? [];
  return INSTANT.test(at) && !Number.isNaN(Date.parse(at)) && UUID.test(id) ? [at, id] : null;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The key of a cursor of `parts` parts, or null for a word this system never gave. */
export function fromCursor(cursor: string, parts: number): readonly string[] | null {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const fits =
      Array.isArray(key) && key.length === parts && key.every((part) => typeof part === 'string' && isStorable(part));
    return fits ? key : null;
  } catch {
    return null;
  }
}
