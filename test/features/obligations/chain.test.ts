import { ChainJob } from '../../../src/obligations/chain-job.js';
import type { TestApp } from '../../support/app.js';
import { LAND_NOTICE } from '../../support/land-notice.js';
import { must, published } from '../../support/way.js';
import { act, listed, owed, startHouse, trail } from './house.js';

let app: TestApp;
beforeAll(async () => {
  app = await startHouse();
});
afterAll(async () => {
  await app.stop();
});

const DRAFTER = 'tenderer.drafter';
const PARTIES = {
  kind: 'engineering',
  parties: { tenderer: 'tenderer' },
  authorisations: [
    { agency: 'tender-agency', principal: 'tenderer', document: '委托书〔2026〕3号', from: '2026-01-01' },
  ],
};

async function project(code: string): Promise<string> {
  const { body } = await (
    await app.as(DRAFTER)
  ).send('post', '/api/v1/projects', { code, name: `${code}教学楼`, ...PARTIES });
  return body.id;
}

async function begun(entry: string, of: string, elements: object, dates: object = {}): Promise<string> {
  const answer = await (await app.as(DRAFTER)).create({ entry, project: of, title: `${entry} 公示`, elements, dates });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body.id;
}

async function made(id: string): Promise<void> {
  await must(app, id, DRAFTER, 'SUBMIT');
  await (await app.as('tenderer.reviewer')).markAll(id);
  await must(app, id, 'tenderer.reviewer', 'CLEAR');
  await must(app, id, 'tenderer.approver', 'APPROVE');
  await must(app, id, 'tenderer.publisher', 'PUBLISH');
}

const RESULT = { winner: '同江市第二建筑公司', amount: { value: '1280', unit: '万元', currency: 'CNY' } };
const CONTRACT = { parties: '招标人、中标人', subject: '教学楼', amount: RESULT.amount, term: '300 日历天' };

async function resultOf(code: string, signed: string): Promise<string> {
  const of = await project(code);
  await made(await begun('engineering-award-result', of, RESULT, { 'contract-signed': signed }));
  await app.drain();
  return of;
}
const contractOf = async (of: string) =>
  (await listed(app, DRAFTER, '?state=all')).find(
    (one) => one.project === of && one.expectation === 'engineering-contract',
  )!;
const clockOf = async (id: string) =>
  (await app.pool.query(`SELECT state, due, done_at FROM clock WHERE case_id = $1 AND binding`, [id])).rows;

describe('what follows in a project', () => {
  test('the result became public: the contract is expected, its clock running from the day of signing, the agency asked too', async () => {
    const of = await resultOf('第三中学', '2026-11-23');
    expect(await contractOf(of)).toMatchObject({
      ...{ title: '第三中学教学楼：合同订立信息', unit: 'tenderer', state: 'work.expected', due: '2026-12-21' },
      ...{ lamp: 'green', dates: { 'contract-signed': '2026-11-23' } },
    });
    const { body } = await (await app.as('tender-agency.drafter')).get('/api/v1/inbox');
    expect(body.tasks.map(({ step }: { step: string }) => step)).toEqual(['draft-expected']);
    expect((await listed(app, 'tender-agency.drafter')).map(({ project: one }) => one)).toEqual([of]);
  });

  test('reading the same publications again makes nothing twice', async () => {
    const job = app.running.app.get(ChainJob, { strict: false });
    expect(await Promise.all([job.run(), job.run()])).toEqual([0, 0]);
  });

  test('an item begun in the ordinary way is found; given up, the obligation is as it was; published, it is met at that moment', async () => {
    const of = await resultOf('第四中学', '2026-11-23');
    const first = await begun('engineering-contract', of, CONTRACT);
    await app.drain();
    expect(await contractOf(of)).toMatchObject({ state: 'work.drafted', item: first, due: '2026-12-21' });
    await must(app, first, DRAFTER, 'ABANDON', { reason: '重复' });
    await app.drain();
    expect(await contractOf(of)).toMatchObject({ state: 'work.expected', item: null });
    const second = await begun('engineering-contract', of, CONTRACT);
    await made(second);
    const publishedAt = app.clock.now();
    app.clock.advance(3 * 3_600_000); // the worker was down
    await app.drain();
    const contract = await contractOf(of);
    expect(contract).toMatchObject({ state: 'work.fulfilled', item: second, fulfilledAt: publishedAt.toISOString() });
    expect(await clockOf(contract.id)).toEqual([{ state: 'met', due: '2026-12-21', done_at: publishedAt }]);
    expect(await trail(app, contract.id)).toEqual([
      'system CREATE work.expected',
      'system BEGIN work.drafted',
      'system REOPEN_EXPECTED work.expected',
      'system BEGIN work.drafted',
      'system FULFIL work.fulfilled',
    ]);
    expect((await listed(app, DRAFTER)).map(({ expectation }) => expectation)).toContain('engineering-performance');
  });

  test('what came too late stays late', async () => {
    const of = await resultOf('第五中学', '2026-10-12');
    expect(await contractOf(of)).toMatchObject({ lamp: 'red', due: '2026-11-09' });
    await made(await begun('engineering-contract', of, CONTRACT));
    await app.drain();
    const contract = await contractOf(of);
    expect([contract.state, (await clockOf(contract.id))[0]?.state]).toEqual(['work.fulfilled', 'late']);
  });

  test('drafting starts from the obligation: its form is prefilled, and the item begun is its own', async () => {
    const of = await resultOf('第六中学', '2026-11-20');
    const contract = await contractOf(of);
    const page = await (await app.as(DRAFTER)).get(`/workbench/items/new?obligation=${contract.id}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('value="第六中学教学楼：合同订立信息"');
    expect(page.text).toContain('value="2026-11-20"');
    expect(page.text).toContain(`name="project" value="${of}"`);
    const form = { obligation: contract.id, entry: 'engineering-contract', project: of, title: '合同', do: 'save' };
    const key = '0198a000-0000-7000-8000-0000000000aa';
    expect((await (await app.as(DRAFTER)).send('post', '/workbench/items', { ...form, key })).status).toBe(303);
    expect(await contractOf(of)).toMatchObject({ state: 'work.drafted', item: key });
    expect(await trail(app, contract.id)).toEqual(['system CREATE work.expected', `${DRAFTER} BEGIN work.drafted`]);
    const other = await (await app.as('land-bureau.drafter')).get(`/workbench/items/new?obligation=${contract.id}`);
    expect(other.status).toBe(404);
  });

  test('parcels without a project: nothing is guessed, a drafter names the item, and only one that fits', async () => {
    const notice = await published(app);
    const land = 'land-bureau.drafter';
    const deal = { entry: 'land-deal-publicity', title: '成交公示', elements: { grantee: '甲公司' } };
    const item = (await (await app.as(land)).create(deal)).body.id;
    await app.drain();
    const obligation = await owed(app, land, 'land-deal');
    expect(obligation).toMatchObject({ state: 'work.expected', title: `${LAND_NOTICE.title}：土地成交公示信息` });
    const wrong = await act(app, land, obligation, 'BEGIN', { item: notice });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'item-does-not-answer']);
    expect((await act(app, land, obligation, 'BEGIN', { item })).status).toBe(200);
    expect(await owed(app, land, 'land-deal')).toMatchObject({ state: 'work.drafted', item });
  });
});
