import { JURISDICTION } from '../../src/catalogue/jurisdiction.token.js';
import type { Entry, Jurisdiction } from '../../src/domain/catalogue/jurisdiction.js';
import { startApp, type TestApp } from '../support/app.js';
import { LAND_NOTICE } from '../support/land-notice.js';
import { approved, cleared, drafted, must, published, submitted } from '../support/way.js';
import { trailFindings } from '../support/whole-trail.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const codes = (answer: { body: { reasons?: { code: string }[] } }) => answer.body.reasons?.map(({ code }) => code);

/** The catalogue as another start of the house would find it: one element is called otherwise. */
async function withRenamedElement(work: () => Promise<void>): Promise<void> {
  const entries = app.running.app.get<Jurisdiction>(JURISDICTION, { strict: false }).entries as Map<string, Entry>;
  const entry = entries.get(LAND_NOTICE.entry)!;
  const [first, ...rest] = entry.elements;
  entries.set(entry.id, { ...entry, elements: [{ ...first!, name: { zh: '改过的名称', en: 'Renamed' } }, ...rest] });
  try {
    await work();
  } finally {
    entries.set(entry.id, entry);
  }
}

describe('review and approval bind to what the public will see (invariant 8)', () => {
  test('a catalogue changed after the review voids it: the approver is told, and may send it back', async () => {
    const id = await cleared(app);
    await withRenamedElement(async () => {
      const answer = await (await app.as('land-bureau.approver')).act(id, 'APPROVE');
      expect([answer.status, codes(answer)]).toEqual([409, ['review-void']]);
      await must(app, id, 'land-bureau.approver', 'RETURN', { to: 'review', reason: '目录已改' });
      await must(app, id, 'land-bureau.reviewer', 'CLEAR');
      await must(app, id, 'land-bureau.approver', 'APPROVE');
      await must(app, id, 'land-bureau.publisher', 'PUBLISH');
    });
    expect(await trailFindings(app)).toEqual([]);
  });

  test('a catalogue changed after the approval keeps the item from publication', async () => {
    const id = await approved(app);
    await withRenamedElement(async () => {
      const answer = await (await app.as('land-bureau.publisher')).act(id, 'PUBLISH');
      expect([answer.status, codes(answer)]).toEqual([409, ['approval-void']]);
    });
  });

  test('what was cleared is published as it was: title, marks and files cannot be touched after', async () => {
    const id = await cleared(app);
    const [drafter, reviewer] = [await app.as('land-bureau.drafter'), await app.as('land-bureau.reviewer')];
    const file = drafter.send('post', `/api/v1/items/${id}/attachments`).attach('file', Buffer.from('x'), 'x.txt');
    const tried = [
      await drafter.send('patch', `/api/v1/items/${id}`, { title: '另一个名称' }),
      await reviewer.send('put', `/api/v1/items/${id}/marks`, { marks: [] }),
      await file,
    ];
    expect(tried.map(({ status }) => status)).toEqual([409, 409, 409]);
  });

  test('another mark after the review makes it anew: the approver’s old view is stale', async () => {
    const id = await cleared(app);
    const { revision } = await (await app.as('land-bureau.approver')).item(id);
    await must(app, id, 'land-bureau.approver', 'RETURN', { to: 'review', reason: '请遮盖用途' });
    const hidden = { 'element:use': { decision: 'withhold', ground: 'trade-secret' } };
    await (await app.as('land-bureau.reviewer')).markAll(id, hidden);
    await must(app, id, 'land-bureau.reviewer', 'CLEAR');
    const answer = await (await app.as('land-bureau.approver')).act(id, 'APPROVE', {}, { revision });
    expect(answer.status).toBe(412);
  });
});

describe('second pair of eyes (invariant 7)', () => {
  test('the marks of a reviewer who then edits the draft no longer count: somebody else marks anew', async () => {
    const id = await submitted(app);
    await app.pool.query(`UPDATE account SET roles = '{drafter,reviewer}' WHERE id = 'land-bureau.reviewer'`);
    const reviewer = await app.as('land-bureau.reviewer');
    await reviewer.markAll(id);
    await must(app, id, 'land-bureau.reviewer', 'RETURN', { reason: '我来改' });
    await reviewer.send('patch', `/api/v1/items/${id}`, { summary: '审查人自己改过的概述' });
    await must(app, id, 'land-bureau.drafter', 'SUBMIT');
    const second = await app.as('land-bureau.reviewer2');
    expect(new Set(codes(await second.act(id, 'CLEAR')))).toEqual(new Set(['unmarked']));
    await second.markAll(id);
    expect((await second.act(id, 'CLEAR')).status).toBe(200);
    await app.pool.query(`UPDATE account SET roles = '{reviewer}' WHERE id = 'land-bureau.reviewer'`);
  });

  test('the responsible unit is not asked to countersign its own item, at creation or later', async () => {
    const drafter = await app.as('land-bureau.drafter');
    const countersigners = ['land-bureau'];
    const id = await drafted(app);
    const answers = [
      await drafter.create({ ...LAND_NOTICE, countersigners }),
      await drafter.send('patch', `/api/v1/items/${id}`, { countersigners }),
      await drafter.act(id, 'SUBMIT', { countersigners }),
    ];
    expect(answers.map(codes)).toEqual(answers.map(() => ['countersigner-is-approver']));
  });
});

describe('what moves the public revision (invariant 2)', () => {
  test('a countersignature, a claim and a comment do not; a renewed decision does, and its task waits for the new day', async () => {
    const id = await cleared(app, { countersigners: ['finance-bureau'] });
    const signer = await app.as('finance-bureau.approver');
    const { revision, tasks } = await signer.item(id);
    await signer.send('post', `/api/v1/tasks/${tasks[0].id}/claim`);
    await signer.send('post', `/api/v1/items/${id}/comments`, { text: '看过了' });
    const signed = await must(app, id, 'finance-bureau.approver', 'COUNTERSIGN');
    expect(signed.revision).toBe(revision);

    const kept = await submitted(app);
    const proposal = { ground: 'trade-secret', explanation: '含成本构成', reviewAgainOn: '2027-11-23' };
    await must(app, kept, 'land-bureau.reviewer', 'RESTRICT', proposal);
    const confirmed = await must(app, kept, 'land-bureau.approver', 'RESTRICT');
    const again = { reason: '理由未变', reviewAgainOn: '2028-06-01' };
    const renewed = await must(app, kept, 'land-bureau.reviewer', 'REASSESS', again);
    expect(renewed.revision).toBe(Number(confirmed.revision) + 1);
    const { rows } = await app.pool.query(
      `SELECT status, to_char(not_before, 'YYYY-MM-DD') AS day FROM task WHERE case_id = $1 AND step = 'reassess' ORDER BY opened_at, day`,
      [kept],
    );
    expect(rows).toEqual([
      { status: 'done', day: '2027-11-23' },
      { status: 'open', day: '2028-06-01' },
    ]);
  });
});

describe('a correction given up', () => {
  test('leaves no word of it behind: the search of the unit’s people finds the published title again', async () => {
    const id = await published(app, { title: '松花江路地块公告' });
    await must(app, id, 'land-bureau.drafter', 'CORRECT', { reason: '试改' });
    const drafter = await app.as('land-bureau.drafter');
    await drafter.send('patch', `/api/v1/items/${id}`, { title: '黑龙江大街地块公告' });
    await must(app, id, 'land-bureau.drafter', 'ABANDON', { reason: '不改了' });
    const found = async (word: string) => {
      const done = await drafter.get(`/api/v1/inbox?view=done&q=${encodeURIComponent(word)}`);
      return done.body.tasks.some(({ item }: { item: { id: string } }) => item.id === id);
    };
    expect([await found('黑龙江大街'), await found('松花江路')]).toEqual([false, true]);
    const { rows } = await app.pool.query(
      `SELECT (SELECT count(*)::int FROM task WHERE case_id = $1 AND status = 'open') AS tasks,
        (SELECT count(*)::int FROM timer WHERE case_id = $1 AND status = 'open') AS timers`,
      [id],
    );
    expect(rows).toEqual([{ tasks: 0, timers: 0 }]);
  });
});

test('npm run audit:verify finds nothing in all of this', async () => {
  expect(await trailFindings(app)).toEqual([]);
});
