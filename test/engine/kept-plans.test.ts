import { Client } from 'pg';
import { startApp } from '../support/app.js';
import { carriedOutLater, statementsOf } from '../support/plans.js';
import { drafted, must } from '../support/way.js';

const OTHERS = 5_000;

test("a plan made on the first day reads one case's rows, not every open task that came since", async () => {
  const app = await startApp();
  try {
    const [id, other] = [await drafted(app), await drafted(app)];
    const asked = await statementsOf(Client, async () => {
      await must(app, id, 'land-bureau.drafter', 'SUBMIT');
    });
    const owner = app.database.ownerPool(2);
    const { touched } = await carriedOutLater(
      owner,
      asked.find(({ name }) => name === 'case.read')!,
      async () => {
        await owner.query(
          `INSERT INTO task (id, case_id, state, step, unit, role, opened_at)
         SELECT gen_random_uuid(), $1::uuid, 'work.drafting', 'draft', 'elsewhere', 'drafter', now() FROM generate_series(1, $2)`,
          [other, OTHERS],
        );
      },
    );
    expect(touched).toBeLessThan(200);
  } finally {
    await app.stop();
  }
});
