import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../../support/app.js';
import { ManualClock } from '../../support/manual-clock.js';

/** A house that expects information from September 2026 on, on a Tuesday in November. */
export const startHouse = async (now = '2026-11-24T02:00:00Z'): Promise<TestApp> =>
  await startApp({ EXPECT_FROM: '2026-09-01', ROLE: 'web' }, new ManualClock(new Date(now)));

export interface Told {
  readonly id: string;
  readonly title: string;
  readonly entry: string;
  readonly unit: string;
  readonly project: string | null;
  readonly expectation: string;
  readonly period: string | null;
  readonly state: string;
  readonly revision: number;
  readonly item: string | null;
  readonly fulfilledAt: string | null;
  readonly lamp: string;
  readonly due: string | null;
  readonly rule: string | null;
  readonly needs: readonly { readonly event: string; readonly label: string }[];
  readonly dates: Readonly<Record<string, string>>;
}

export async function listed(app: TestApp, account: string, query = ''): Promise<readonly Told[]> {
  const { body, status, text } = await (await app.as(account)).get(`/api/v1/obligations${query}`);
  if (status !== 200) throw new Error(text);
  return body.obligations;
}

export async function owed(app: TestApp, account: string, expectation: string, query = '?state=all'): Promise<Told> {
  const found = (await listed(app, account, query)).find((one) => one.expectation === expectation);
  if (found === undefined) throw new Error(`${account} is not shown ${expectation}`);
  return found;
}

export async function act(app: TestApp, account: string, { id, revision }: Told, action: string, body: object = {}) {
  return await (
    await app.as(account)
  )
    .send('post', `/api/v1/obligations/${id}/actions/${action}`, body)
    .set('if-match', `"${String(revision)}"`)
    .set('idempotency-key', randomUUID());
}

/** The trail of a case: who did what. */
export async function trail(app: TestApp, id: string): Promise<readonly string[]> {
  const { rows } = await app.pool.query<{ told: string }>(
    `SELECT concat_ws(' ', actor, action, to_state) AS told FROM audit_entry WHERE subject = $1 ORDER BY seq`,
    [id],
  );
  return rows.map(({ told }) => told);
}
