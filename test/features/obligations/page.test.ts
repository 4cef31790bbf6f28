import type { TestApp } from '../../support/app.js';
import { owed, startHouse, type Told } from './house.js';

let app: TestApp;
let subsidies: Told;
beforeAll(async () => {
  app = await startHouse();
  await app.drain();
  subsidies = await owed(app, DRAFTER, 'housing-rent-subsidy', '');
});
afterAll(async () => {
  await app.stop();
});

const DRAFTER = 'housing-bureau.drafter';
const APPROVER = 'housing-bureau.approver';
const page = async (account: string, path = '') => await (await app.as(account)).get(`/workbench/obligations${path}`);
const key = (n: number) => `0198a000-0000-7000-8000-00000000000${String(n)}`;
const post = async (account: string, action: string, form: object) =>
  await (await app.as(account)).send('post', `/workbench/obligations/${subsidies.id}/actions/${action}`, form);

describe('应公开未公开 in the workbench', () => {
  test('a drafter sees what the bureau owes: red with words, due date and rule, to be drafted or declared', async () => {
    const { status, text } = await page(DRAFTER);
    expect(status).toBe(200);
    expect(text).toMatch(/tag--red">超期 \d+ 个工作日 · 11月3日/);
    expect(text).toContain('2026年第3季度公租房租赁补贴发放情况信息');
    expect(text).toContain('自政府信息形成或变更之日起20个工作日内予以公开');
    expect(text).toContain(`href="/workbench/items/new?obligation=${subsidies.id}"`);
    expect(text).toContain(`action="/workbench/obligations/${subsidies.id}/actions/DECLARE_NOTHING"`);
    expect(text).not.toContain('name="unit"');
  });

  test('an approver confirms alone, a reviewer does neither, another bureau sees nothing of it', async () => {
    expect((await page(APPROVER)).text).toContain('actions/CONFIRM_NOTHING');
    const reviewer = (await page('housing-bureau.reviewer')).text;
    expect(reviewer).toContain('公租房租赁补贴');
    expect(reviewer).not.toContain('/actions/');
    expect((await page('land-bureau.drafter')).text).toContain('没有应公开而未公开的事项');
    expect((await page('land-bureau.drafter', `/${subsidies.id}`)).status).toBe(404);
    expect((await page('admin')).status).toBe(404);
  });

  test('the office sees every unit’s and chooses among them', async () => {
    expect((await page('office.officer')).text).toContain('财政局');
    const { text } = await page('office.officer', '?unit=finance-bureau');
    expect(text).toContain('考核集中采购机构');
    expect(text).not.toContain('公租房租赁补贴');
  });

  test('one obligation tells how its deadline was counted, in English too', async () => {
    const { text } = await page(DRAFTER, `/${subsidies.id}?lang=en`);
    expect(text).toContain('What is owed');
    expect(text).toContain('Q3 2026');
    expect(text).toContain('name="dates.formed-or-changed" value="2026-09-30"');
  });

  test('“nothing this period” without a reason comes back with what is missing, with one it waits for the approver', async () => {
    const form = { revision: '1', key: key(1), back: 'list' };
    const refused = await post(DRAFTER, 'DECLARE_NOTHING', form);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('请写明原因');
    const done = await post(DRAFTER, 'DECLARE_NOTHING', { ...form, reason: '本季度没有发放' });
    expect([done.status, done.headers.location]).toEqual([303, '/workbench/obligations?done=DECLARE_NOTHING']);
    expect((await page(DRAFTER, '?done=DECLARE_NOTHING')).text).toContain('等待本单位批准人确认');
    const shown = await page(APPROVER, `/${subsidies.id}`);
    expect(shown.text).toContain('本季度没有发放');
    const inbox = await (await app.as(APPROVER)).get('/workbench');
    expect(inbox.text).toContain(`href="/workbench/obligations/${subsidies.id}"`);
    expect(inbox.text).toContain('确认本期无');
    expect((await post(APPROVER, 'CONFIRM_NOTHING', { revision: '2', key: key(2) })).status).toBe(303);
    expect((await page(DRAFTER, '?state=nothing')).text).toContain('本期无应公开信息');
  });
});
