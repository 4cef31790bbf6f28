/** What the last look at a recorded page found; `found` is `HTTP 404` or why nobody answered. */
export interface Look {
  readonly checkedAt: string;
  readonly found: string;
}

/** The last look, where it says that the page is not there; a page that moved is there. */
export function deadSince(receipt: unknown): Look | null {
  const { checkedAt, found } = Object(receipt) as Partial<Look>;
  if (checkedAt === undefined || found === undefined || /^HTTP [23]/.test(found)) return null;
  return { checkedAt, found };
}
