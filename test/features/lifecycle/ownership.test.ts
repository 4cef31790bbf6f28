import { startApp, type TestApp } from '../../support/app.js';
import { must, submitted } from '../../support/way.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const codes = (answer: { body: { reasons?: { code: string }[] } }) => answer.body.reasons?.map(({ code }) => code);
const TENDER = {
  entry: 'engineering-tender-notice',
  title: '同江市第二小学教学楼改造工程施工招标公告',
  elements: {
    conditions: '项目已经同发改审〔2026〕18号批准，资金已落实。',
    scope: '教学楼加固及外墙保温，建筑面积 6,200 平方米。',
    qualification: '建筑工程施工总承包三级及以上。',
    documents: '登录交易平台下载。',
    submission: '2026-12-15 09:00 前上传。',
    contacts: '招标人：0454-0000000',
  },
};
let codeCounter = 0;

async function project(
  account: string,
  authorisations: object[] = [],
): Promise<{ status: number; body: { id: string; reasons?: { code: string }[] } }> {
  codeCounter += 1;
  return await (
    await app.as(account)
  ).send('post', '/api/v1/projects', {
    code: `TJ-2026-${String(codeCounter).padStart(3, '0')}`,
    name: '同江市第二小学教学楼改造工程',
    kind: 'engineering',
    parties: { tenderer: 'tenderer' },
    authorisations,
  });
}

const AUTHORISATION = {
  agency: 'tender-agency',
  principal: 'tenderer',
  document: '委托书〔2026〕5号',
  from: '2026-01-01',
};

describe('谁批准、谁公开，谁实施、谁公开，谁制作、谁公开 (plan, 三)', () => {
  test('an entry of 国土局 cannot be begun by another unit; the refusal names the owner and the principle', async () => {
    const answer = await (
      await app.as('housing-bureau.drafter')
    ).create({
      entry: 'land-supply-plan',
      title: '2026 年度国有建设用地供应计划',
      elements: {},
    });
    expect(answer.status).toBe(403);
    expect(answer.body.reasons[0]).toMatchObject({ code: 'not-your-entry', rule: '谁制作、谁公开（方案三）' });
    expect(answer.body.reasons[0].message).toContain('国土局');
  });

  test('a group entry belongs to the member that drafts it', async () => {
    const answer = await (
      await app.as('water-bureau.drafter')
    ).create({
      entry: 'engineering-approval-record',
      title: '同江市某灌区续建配套工程初步设计批复',
      elements: {},
    });
    expect(answer.body.responsibleUnit).toBe('water-bureau');
  });

  test('another unit does not even learn that the step exists', async () => {
    const id = await submitted(app);
    expect((await (await app.as('finance-bureau.reviewer')).act(id, 'CLEAR')).status).toBe(404);
  });

  test('the office sees the case and is told whose step it is, with the rule', async () => {
    const id = await submitted(app);
    const answer = await (await app.as('office.officer')).act(id, 'CLEAR');
    expect([answer.status, answer.body.reasons[0].code, answer.body.reasons[0].rule]).toEqual([
      ...[403, 'wrong-unit', '谁实施、谁公开（方案三）'],
    ]);
    expect(answer.body.reasons[0].message).toContain('国土局');
  });
});

describe('招标人或被授权的招标代理机构 (plan, 四（六）)', () => {
  test('an agency without authorisation on the project is refused, and says what is missing', async () => {
    const { body } = await project('tenderer.drafter');
    const answer = await (await app.as('tender-agency.drafter')).create({ ...TENDER, project: body.id });
    expect([answer.status, codes(answer)]).toEqual([403, ['not-authorised']]);
  });

  test('an agency cannot record its own authorisation', async () => {
    const answer = await project('tender-agency.drafter', [AUTHORISATION]);
    expect([answer.status, codes(answer)]).toEqual([403, ['self-authorised']]);
  });

  test('an authorised agency drafts for the tenderer, whose information it stays; the trading centre may publish it', async () => {
    const { body } = await project('tenderer.drafter', [AUTHORISATION]);
    const created = await (await app.as('tender-agency.drafter')).create({ ...TENDER, project: body.id });
    expect(created.body.responsibleUnit).toBe('tenderer');
    const { id } = created.body;
    await must(app, id, 'tender-agency.drafter', 'SUBMIT');
    await (await app.as('tenderer.reviewer')).markAll(id);
    await must(app, id, 'tenderer.reviewer', 'CLEAR');
    await must(app, id, 'tenderer.approver', 'APPROVE');
    expect((await must(app, id, 'trading-centre.publisher', 'PUBLISH')).states).toContain('visibility.current');
    const { rows } = await app.pool.query(
      `SELECT on_behalf_of FROM audit_entry WHERE subject = $1 AND actor LIKE 'tender-agency%'`,
      [id],
    );
    expect(rows.map((row) => row.on_behalf_of)).toEqual(['tenderer', 'tenderer']);
  });

  test('a correction of a tender notice is a further notice beside the original, which stays readable', async () => {
    const { body } = await project('tenderer.drafter');
    const { body: created } = await (await app.as('tenderer.drafter')).create({ ...TENDER, project: body.id });
    const { id } = created;
    const publish = async () => {
      await must(app, id, 'tenderer.drafter', 'SUBMIT');
      await (await app.as('tenderer.reviewer')).markAll(id);
      await must(app, id, 'tenderer.reviewer', 'CLEAR');
      await must(app, id, 'tenderer.approver', 'APPROVE');
      await must(app, id, 'tenderer.publisher', 'PUBLISH');
      return (await (await app.as('tenderer.drafter')).item(id)).publication.number as string;
    };
    const original = await publish();
    await must(app, id, 'tenderer.drafter', 'CORRECT', { reason: '开标时间推迟', kind: 'clarification' });
    await (
      await app.as('tenderer.drafter')
    ).send('patch', `/api/v1/items/${id}`, { elements: { submission: '2026-12-20 09:00 前上传。' } });
    const further = await publish();
    expect(further).not.toBe(original);
    const open = async (number: string) =>
      (await (await app.as('tenderer.drafter')).get(`/open/v1/publications/${number}`)).body;
    expect(JSON.stringify((await open(original)).body)).toContain('2026-12-15');
    expect((await open(further)).relation).toMatchObject({ kind: 'clarification', of: original });
  });
});

describe('no eligible person for a step (invariant 7)', () => {
  test('shows when the item is begun and gives the office an exception task at once', async () => {
    await app.pool.query(
      `UPDATE account SET active = false WHERE unit = 'transport-bureau' AND 'approver' = ANY (roles)`,
    );
    const answer = await (
      await app.as('transport-bureau.drafter')
    ).create({
      entry: 'engineering-approval-record',
      title: '某农村公路改造工程批复',
      elements: {},
    });
    expect(answer.body.warnings).toEqual([expect.objectContaining({ code: 'nobody-eligible', step: 'approve' })]);
    const inbox = await (await app.as('office.officer')).get('/api/v1/inbox');
    expect(inbox.body.tasks).toContainEqual(expect.objectContaining({ step: 'exception' }));
  });
});
