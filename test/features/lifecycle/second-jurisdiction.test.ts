import { resolve } from 'node:path';
import request from 'supertest';
import { startApp, type TestApp } from '../../support/app.js';
import { must } from '../../support/way.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ JURISDICTION: resolve('test/support/jurisdictions/990001-linshi') });
});
afterAll(async () => {
  await app.stop();
});

describe('another county with a domain Tongjiang does not have (林业产权)', () => {
  test('runs the same lifecycle from its own folder: nothing is hard-coded', async () => {
    const { body: created } = await (
      await app.as('forestry-authority.drafter')
    ).create({
      entry: 'forest-right-registration',
      title: '林权登记公示（2026 年第 1 批）',
      elements: { parcel: '第 12 林班', 'tree-kind': 'timber', area: { value: '320', unit: '亩' } },
      dates: { registered: '2026-11-20' },
    });
    const { id } = created;
    await must(app, id, 'forestry-authority.drafter', 'SUBMIT');
    await must(app, id, 'forestry-authority.reviewer', 'REFER', { question: '林班坐标是否涉密？' });
    const { rows } = await app.pool.query('SELECT revision FROM workflow_case WHERE id = $1', [id]);
    await (await app.as('secrecy-office.officer')).act(id, 'ADVISE', { advice: '否' }, { revision: rows[0].revision });
    await (await app.as('forestry-authority.reviewer')).markAll(id);
    await must(app, id, 'forestry-authority.reviewer', 'CLEAR');
    await must(app, id, 'forestry-authority.approver', 'APPROVE');
    await must(app, id, 'forestry-authority.publisher', 'PUBLISH');
    const item = await (await app.as('general-office.officer')).item(id);
    expect(item.publication.number).toMatch(/^11990001GK00000423\/2026-00001$/);
    await must(app, id, 'general-office.officer', 'HOLD', { reason: '核查' });
    const home = await request(app.url).get('/');
    expect(home.text).toContain('林业产权');
    expect(home.text).not.toContain('同江');
  });

  test('a small unit reviews through the authority it entrusted in writing', async () => {
    const farm = await app.as('forest-farm.drafter');
    const project = await farm.send('post', '/api/v1/projects', {
      ...{
        code: 'LS-1',
        name: '第 12 林班流转',
        kind: 'forest-property',
        parties: { 'forest-rights-holder': 'forest-farm' },
      },
    });
    const { body: created } = await farm.create({
      entry: 'forest-right-transfer',
      title: '林权流转公告',
      project: project.body.id,
      elements: { price: { value: '32.5', currency: 'CNY', unit: '万元' } },
    });
    await must(app, created.id, 'forest-farm.drafter', 'SUBMIT');
    await (await app.as('forestry-authority.reviewer')).markAll(created.id);
    const cleared = await must(app, created.id, 'forestry-authority.reviewer', 'CLEAR');
    expect(cleared.state).toBe('work.approval');
  });
});
