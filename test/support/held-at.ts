import type { Pool } from 'pg';

/** Holds back the answer of the next statement of that name: it has been carried out, and nobody knows yet. */
export function heldAt(pool: Pool, statement: string): { readonly reached: Promise<void>; readonly open: () => void } {
  const query = pool.query.bind(pool) as (asked: unknown, values?: unknown) => Promise<unknown>;
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const reached = new Promise<void>((resolve) => {
    const spy = jest.spyOn(pool, 'query').mockImplementation((async (asked: { name?: string }, values?: unknown) => {
      const answer = await query(asked, values);
      if (asked.name !== statement) return answer;
      spy.mockRestore();
      resolve();
      await opened;
      return answer;
    }) as never);
  });
  return { reached, open };
}
