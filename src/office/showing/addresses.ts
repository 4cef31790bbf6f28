import type { BoardFilter } from '../board/matters.js';

/** A page of the board with its filter: what is not asked is not in the address. */
export function addressOf(
  path: string,
  filter: Partial<BoardFilter>,
  more: Readonly<Record<string, string | null>> = {},
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, ...more }))
    if (value !== null) query.set(name, value);
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
