import { startApp, type TestApp } from '../../support/app.js';
import { drafted, must, published, submitted } from '../../support/way.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const inboxOf = async (account: string, query = '') =>
  (await (await app.as(account)).get(`/api/v1/inbox?view=todo${query}`)).body.tasks as { item: { title: string } }[];

describe('保密请示: the secrecy authority answers a question', () => {
  test('its inbox shows the question’s task, and neither the title nor a search tells what the item is about', async () => {
    const id = await submitted(app, { title: '边境地块挂牌出让公告' });
    await must(app, id, 'land-bureau.reviewer', 'REFER', { question: '坐标精度是否涉密？' });
    const officer = 'secrecy-authority.officer';
    expect((await inboxOf(officer)).map(({ item }) => item.title)).toEqual(['']);
    expect(await inboxOf(officer, `&q=${encodeURIComponent('边境')}`)).toEqual([]);
  });

  test('the people whose item it is find it by its title', async () => {
    const id = await submitted(app, { title: '湿地周边地块挂牌出让公告' });
    const found = await inboxOf('land-bureau.reviewer', `&q=${encodeURIComponent('湿地')}`);
    expect(found.map(({ item }) => (item as unknown as { id: string }).id)).toEqual([id]);
  });
});

describe('the project’s page', () => {
  const land = { kind: 'land', name: '三江口片区出让' };

  async function projectWith(code: string): Promise<{ project: string; corrected: string }> {
    const project = (await (await app.as('land-bureau.drafter')).send('post', '/api/v1/projects', { ...land, code }))
      .body;
    const corrected = await published(app, { project: project.id, title: '公开过的公告' });
    await drafted(app, { project: project.id, title: '还没有公开的草稿' });
    await must(app, corrected, 'land-bureau.drafter', 'CORRECT', { reason: '面积有误' });
    await (
      await app.as('land-bureau.drafter')
    ).send('patch', `/api/v1/items/${corrected}`, { title: '还没有审查的更正' });
    return { project: project.id, corrected };
  }
  const seenBy = async (account: string, project: string) =>
    (await (await app.as(account)).get(`/api/v1/projects/${project}`)).body.items as Record<string, unknown>[];
  const titles = (items: Record<string, unknown>[]) => items.map(({ title }) => title);

  test('shows another unit and a tenderer what is public, not the correction being written, and an administrator nothing', async () => {
    const { project } = await projectWith('SEEN-1');
    expect((await (await app.as('admin')).get(`/api/v1/projects/${project}`)).status).toBe(404);
    for (const account of ['housing-bureau.drafter', 'tenderer.drafter']) {
      const items = await seenBy(account, project);
      expect(titles(items)).toEqual(['公开过的公告']);
      expect(items[0]).toMatchObject({ state: 'work.idle', states: ['visibility.current'], person: '' });
    }
  });

  test('shows the unit itself, the office and the supervision office everything under way', async () => {
    const { project } = await projectWith('SEEN-2');
    for (const account of ['land-bureau.reviewer', 'office.officer', 'supervision-office.officer']) {
      expect(titles(await seenBy(account, project))).toEqual(['还没有审查的更正', '还没有公开的草稿']);
    }
  });

  test('shows a unit asked to countersign the item that it is asked about', async () => {
    const { project } = await projectWith('SEEN-3');
    await drafted(app, { project, title: '请财政局会签的公告', countersigners: ['finance-bureau'] });
    expect(titles(await seenBy('finance-bureau.approver', project))).toEqual(['公开过的公告', '请财政局会签的公告']);
  });
});
