import { randomUUID } from 'node:crypto';
import request from 'supertest';
import type { TestApp, Person } from '../../support/app.js';
import { must } from '../../support/way.js';
import { CODE, codesOf, NOTICE, send, startIntake } from './sending.js';

let app: TestApp;
beforeAll(async () => {
  app = await startIntake();
});
afterAll(async () => {
  await app.stop();
});

const FORM = { entry: 'engineering-tender-notice', mode: 'paper', title: NOTICE.title, 'project.code': CODE };

/** The form as a browser sends it; `file` is the scan. */
async function register(by: Person, fields: object = {}, file: string | null = '招标公告'): Promise<request.Response> {
  let form = by.send('post', '/workbench/intake').set('sec-fetch-site', 'same-origin');
  for (const [name, value] of Object.entries({ ...FORM, key: randomUUID(), ...fields })) form = form.field(name, value);
  return await (file === null ? form : form.attach('file', Buffer.from(file), 'notice.txt'));
}

const itemOf = (answer: request.Response): string =>
  /items\/([0-9a-f-]{36})/.exec(String(answer.headers.location))![1]!;

describe('登记来文: a text on paper, by mail, on a medium, by fax or typed in (方案六（六）, A17)', () => {
  test('is received when the machine says, with its file, and waits for verification three working days', async () => {
    const answer = await register(await app.as('tenderer.drafter'));
    expect(answer.status).toBe(303);
    const item = await (await app.as('tenderer.drafter2')).item(itemOf(answer));
    expect([item.state, item.attachments.length]).toEqual(['work.verification', 1]);
    expect(item.dates['notice-submitted-otherwise']).toBe('2026-11-20T18:00:00.000+08:00');
    const { clocks } = (await (await app.as('tenderer.drafter')).get(`/api/v1/items/${item.id}/clocks`)).body;
    const verify = clocks.find((one: { act: string }) => one.act === 'verify');
    expect(verify).toMatchObject({ rule: 'tender-verified-1wd/verification', ambiguity: 'A17', due: '2026-11-25' });
  });

  test('SUBMIT is refused before verification; after it one working day runs', async () => {
    const id = itemOf(await register(await app.as('tenderer.drafter')));
    const drafter = await app.as('tenderer.drafter2');
    expect(codesOf(await drafter.act(id, 'SUBMIT'))).toContain('not-in-this-state');
    await must(app, id, 'tenderer.drafter2', 'VERIFY');
    const item = await drafter.item(id);
    expect([item.state, item.dates['notice-verified']]).toEqual(['work.drafting', '2026-11-20']);
    const { clocks } = (await drafter.get(`/api/v1/items/${id}/clocks`)).body;
    const governing = clocks.find((one: { governs: boolean }) => one.governs);
    expect(governing).toMatchObject({ rule: 'tender-verified-1wd', due: '2026-11-23' });
    expect(clocks.find((one: { act: string }) => one.act === 'verify').state).toBe('met');
    await drafter.send('patch', `/api/v1/items/${id}`, { elements: NOTICE.elements });
    const claimed = await drafter.send('patch', `/api/v1/items/${id}`, { dates: { 'notice-verified': '2026-11-27' } });
    expect(codesOf(claimed)).toEqual(['set-by-machine']);
    await must(app, id, 'tenderer.drafter2', 'SUBMIT');
  });

  test('the form of its draft does not ask for the machine’s dates, and keeps them', async () => {
    const id = itemOf(await register(await app.as('tenderer.drafter')));
    await must(app, id, 'tenderer.drafter', 'VERIFY');
    const drafter = await app.as('tenderer.drafter');
    const page = await drafter.get(`/workbench/items/${id}/edit`);
    expect(page.text).not.toContain('notice-verified');
    const { revision } = await drafter.item(id);
    const form = { title: '改过的标题', revision: String(revision), key: randomUUID(), do: 'save' };
    const saved = await drafter
      .send('post', `/workbench/items/${id}/edit`)
      .set('sec-fetch-site', 'same-origin')
      .type('form')
      .send(form);
    expect(saved.status).toBe(303);
    const item = await drafter.item(id);
    expect([item.title, item.dates['notice-verified']]).toEqual(['改过的标题', '2026-11-20']);
  });

  test('退回来文 needs a reason and ends the case', async () => {
    const id = itemOf(await register(await app.as('tenderer.drafter'), { mode: 'fax' }, null));
    const drafter = await app.as('tenderer.drafter2');
    expect(codesOf(await drafter.act(id, 'REFUSE_VERIFICATION'))).toEqual(['reason-needed']);
    await must(app, id, 'tenderer.drafter2', 'REFUSE_VERIFICATION', { reason: '缺页，看不清' });
    expect((await drafter.item(id)).state).toBe('work.abandoned');
  });

  test('a clerk may register for the land bureau; a publisher may not; sent twice it is one text', async () => {
    const clerk = await app.as('land-bureau.clerk');
    const land = { entry: 'land-grant-announcement', 'project.code': '', key: randomUUID() };
    const [first, second] = [await register(clerk, land, null), await register(clerk, land, null)];
    expect([first.status, itemOf(second)]).toEqual([303, itemOf(first)]);
    expect((await register(await app.as('land-bureau.publisher'), land, null)).status).toBe(403);
  });

  test('what is missing is told on the form, every reason at once, and nothing is begun', async () => {
    const drafter = await app.as('tenderer.drafter');
    const answer = await register(drafter, { entry: '', mode: '', title: '' }, null);
    expect(answer.status).toBe(422);
    expect(answer.text.match(/必须填写/g)!.length).toBeGreaterThanOrEqual(6);
    const page = await drafter.get('/workbench/intake/new');
    expect(page.status).toBe(200);
  });
});

describe('the page of the duty officer', () => {
  test('shows what was screened, the authorisation and the twelve hours, and one button', async () => {
    const { id } = (await send(app, NOTICE)).body;
    const officer = await app.as('trading-centre.publisher');
    const page = await officer.get(`/workbench/items/${String(id)}/express`);
    expect(page.status).toBe(200);
    for (const words of ['示例城投授〔2026〕1号', '没有发现身份证号', '确认发布', '12小时'])
      expect(page.text).toContain(words);
    expect((await officer.get('/workbench')).text).toContain(`/workbench/items/${String(id)}/express`);
    const reader = await (await app.as('tenderer.drafter')).get(`/workbench/items/${String(id)}/express`);
    expect(reader.text).not.toContain('确认发布');
  });

  test('tells the lines that differ from the statutory medium, and offers one step where none does', async () => {
    const mirror = {
      ...{ medium: '中国招标投标公共服务平台', url: 'https://example.org/n/1', publishedAt: '2026-11-20T09:00:00Z' },
      text: NOTICE.title,
    };
    const { id } = (await send(app, { ...NOTICE, mirror })).body;
    const officer = await app.as('tenderer.publisher');
    const page = await officer.get(`/workbench/items/${String(id)}/express`);
    expect(page.text).toContain('有 6 行不同');
    expect(page.text).not.toMatch(/actions\/(MIRROR|EXPRESS_PUBLISH)/);
    expect(page.text).toContain('express/compare');
    expect(page.text).toContain('actions/RETURN');
    const past = await officer.act(id, 'EXPRESS_PUBLISH');
    expect([past.status, past.body.reasons[0].code]).toEqual([409, 'medium-differs']);
    expect(past.text).toContain('招标投标法实施条例');
    const { elements } = NOTICE;
    const text = [
      ...[NOTICE.title, elements.conditions, elements.scope, elements.qualification, elements.documents],
      ...[elements.submission, Object.values(elements.contacts[0]!).join('\t')],
    ].join('\n');
    const form = { ...mirror, publishedAt: '2026-11-20T17:00', text };
    const compared = await officer
      .send('post', `/workbench/items/${String(id)}/express/compare`)
      .set('sec-fetch-site', 'same-origin')
      .type('form')
      .send(form);
    expect(compared.text).toContain('actions/MIRROR');
    const { revision } = await officer.item(id);
    const act = { ...form, revision: String(revision), key: randomUUID() };
    const done = await officer
      .send('post', `/workbench/items/${String(id)}/actions/MIRROR`)
      .set('sec-fetch-site', 'same-origin')
      .type('form')
      .send(act);
    expect(done.status).toBe(303);
    expect((await officer.item(id)).state).toBe('work.idle');
  });
});
