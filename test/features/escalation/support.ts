import type { TestApp } from '../../support/app.js';

/** The clock of the house set to a moment in Tongjiang, `2026-12-18T08:30`. */
export function at(app: TestApp, local: string): void {
  app.clock.advance(Date.parse(`${local}:00+08:00`) - app.clock.now().getTime());
}

/** Reminders on the trail of a case, oldest first: rung and what it says was missed. */
export async function reminders(app: TestApp, id: string): Promise<[rung: string, missed: string[]][]> {
  const { rows } = await app.pool.query(
    `SELECT detail FROM audit_entry WHERE subject = $1 AND action = 'REMIND' ORDER BY seq`,
    [id],
  );
  return rows.map(({ detail }) => [detail.input.rung, detail.input.missed]);
}

/** Who was told a rung of a case, by account. */
export async function toldOf(app: TestApp, id: string, rung: string): Promise<string[]> {
  const { rows } = await app.pool.query(
    `SELECT account FROM notice WHERE case_id = $1 AND rung = $2 ORDER BY account`,
    [id, rung],
  );
  return rows.map(({ account }) => account);
}
