/** A page's end as an opaque word: the key of its last row. Never an offset. */
export function toCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');
}

/** The key of a cursor of `parts` parts, or null for a word this system never gave. */
export function fromCursor(cursor: string, parts: number): readonly string[] | null {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const fits = Array.isArray(key) && key.length === parts && key.every((part) => typeof part === 'string');
    return fits ? key : null;
  } catch {
    return null;
  }
}
