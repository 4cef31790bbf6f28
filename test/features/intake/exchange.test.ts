import request from 'supertest';
import type { TestApp } from '../../support/app.js';
import { codesOf, NOTICE, send, startIntake } from './sending.js';

let app: TestApp;
beforeAll(async () => {
  app = await startIntake();
});
afterAll(async () => {
  await app.stop();
});

const rows = async <T extends object>(text: string, ...values: unknown[]): Promise<T[]> =>
  (await app.pool.query<T>(text, values)).rows;

describe('a tender text that comes by data exchange (方案六（六）, A12, A13)', () => {
  test('becomes an item of the tenderer, received when the machine says, and waits for one duty officer', async () => {
    const answer = await send(app, NOTICE);
    expect([answer.status, answer.body]).toEqual([
      201,
      {
        ...{ id: expect.any(String), receivedAt: '2026-11-20T10:00:00.000Z', state: 'work.express' },
        ...{ responsibleUnit: 'tenderer', express: true, finds: [] },
      },
    ]);
    const item = await (await app.as('tenderer.drafter')).item(answer.body.id);
    expect(item.dates['notice-received-electronically']).toBe('2026-11-20T18:00:00.000+08:00');
    const kept = await rows('SELECT mode, sender, item, status FROM intake WHERE id = $1', answer.body.id);
    expect(kept).toEqual([
      { mode: 'electronic-exchange', sender: 'exchange.trading-platform', item: answer.body.id, status: 201 },
    ]);
  });

  test('runs on twelve clock hours from that receipt, through the night into the rest day', async () => {
    const { id } = (await send(app, NOTICE)).body;
    const clocks = (await (await app.as('tenderer.publisher')).get(`/api/v1/items/${id}/clocks`)).body.clocks;
    expect(clocks.find((one: { governs: boolean }) => one.governs)).toMatchObject({
      ...{ rule: 'tender-electronic-12h', due: '2026-11-20T22:00:00.000Z' },
    });
  });

  test('people may not edit when it was received: refused with the reason', async () => {
    const answer = await send(app, { ...NOTICE, summary: '联系 13800138000' });
    const drafter = await app.as('tenderer.drafter');
    const change = { dates: { 'notice-received-electronically': '2026-11-20T19:00:00+08:00' } };
    const edited = await drafter.send('patch', `/api/v1/items/${answer.body.id}`, change);
    expect([edited.status, codesOf(edited)]).toEqual([422, ['set-by-machine']]);
    const other = await drafter.send('patch', `/api/v1/items/${answer.body.id}`, { summary: '联系工程部' });
    expect(other.status).toBe(200);
  });

  test('sent again under its id it hears the first answer, later too, and is one item', async () => {
    const first = await send(app, NOTICE, { id: 'msg_again' });
    app.clock.advance(3 * 60_000);
    const second = await send(app, NOTICE, { id: 'msg_again' });
    expect([second.status, second.body]).toEqual([201, first.body]);
    const twins = await Promise.all([1, 2, 3].map(async () => await send(app, NOTICE, { id: 'msg_twins' })));
    expect(new Set(twins.map(({ body }) => body.id as string)).size).toBe(1);
    expect(await rows("SELECT id FROM intake WHERE webhook_id IN ('msg_again', 'msg_twins')")).toHaveLength(2);
  });

  test('another content under the same id is refused', async () => {
    await send(app, NOTICE, { id: 'msg_other' });
    const other = await send(app, { ...NOTICE, title: '另一个公告' }, { id: 'msg_other' });
    expect([other.status, codesOf(other)]).toEqual([422, ['webhook-id-reused']]);
  });

  test('unsigned, signed with another key, altered on the way or too old it is nobody’s', async () => {
    const unsigned = await request(app.url).post('/api/v1/intake').send(NOTICE);
    expect([unsigned.status, codesOf(unsigned)]).toEqual([
      401,
      ['signature-missing', 'signature-missing', 'signature-missing'],
    ]);
    const stranger = await send(app, NOTICE, { secret: `whsec_${Buffer.alloc(24, 9).toString('base64')}` });
    const altered = await send(app, NOTICE, { instead: JSON.stringify({ ...NOTICE, title: '改过的标题' }) });
    const old = await send(app, NOTICE, { at: new Date(app.clock.now().getTime() - 6 * 60_000) });
    const early = await send(app, NOTICE, { at: new Date(app.clock.now().getTime() + 6 * 60_000) });
    expect([stranger, altered, old, early].map((one) => [one.status, ...codesOf(one)])).toEqual([
      [401, 'signature-invalid'],
      [401, 'signature-invalid'],
      [401, 'timestamp-out-of-range'],
      [401, 'timestamp-out-of-range'],
    ]);
  });

  test('malformed it is refused with every reason, and kept as it came', async () => {
    const wrong = {
      ...NOTICE,
      project: { code: 'TJ-0' },
      elements: { ...NOTICE.elements, colour: '红', contacts: [{ fax: '1' }] },
      dates: { 'notice-received-electronically': '2026-11-19T00:00:00Z' },
    };
    const answer = await send(app, wrong, { id: 'msg_wrong' });
    expect([answer.status, [...codesOf(answer)].sort()]).toEqual([
      422,
      ['invalid-value', 'project-needed', 'set-by-machine', 'unknown-element', 'unknown-project-code'],
    ]);
    const shapeless = await send(app, { entry: NOTICE.entry, colour: 1 });
    expect([shapeless.status, codesOf(shapeless)]).toEqual([
      400,
      ['malformed-missing', 'malformed-missing', 'malformed-unknown-key'],
    ]);
    const [kept] = await rows<{ payload: object; status: number }>(
      "SELECT payload, status FROM intake WHERE webhook_id = 'msg_wrong'",
    );
    expect(kept).toEqual({ payload: wrong, status: 422 });
    expect((await send(app, wrong, { id: 'msg_wrong' })).body.reasons).toEqual(answer.body.reasons);
  });

  test('A12: a contract is none of the texts; A01: of land only a grant by tender', async () => {
    const contract = await send(app, { ...NOTICE, entry: 'engineering-contract', elements: {} });
    expect(codesOf(contract)).toEqual(['sender-may-not', 'not-a-tender-text']);
    const land = { entry: 'land-grant-announcement', title: '土地出让公告', elements: { 'grant-mode': 'listing' } };
    const listing = await send(app, land);
    expect([codesOf(listing), listing.body.reasons[0].rule]).toEqual([['not-by-tender'], '方案六（二）']);
    const tender = await send(app, { ...land, elements: { 'grant-mode': 'tender' } });
    expect([tender.status, tender.body.responsibleUnit, tender.body.express]).toEqual([201, 'land-bureau', false]);
  });
});

describe('the way off the express path', () => {
  test('whatever is found leads to drafting: the finds are told, by kind and place', async () => {
    const elements = { ...NOTICE.elements, scope: '联系人王工 13800138000，内部资料' };
    const { body } = await send(app, { ...NOTICE, elements });
    expect([body.state, body.express, body.finds]).toEqual([
      'work.drafting',
      false,
      [
        { kind: 'mobile', place: 'elements.scope' },
        { kind: 'internal-mark', place: 'elements.scope' },
      ],
    ]);
    const person = await app.as('tenderer.publisher');
    const act = await person.act(body.id, 'EXPRESS_PUBLISH');
    expect([act.status, codesOf(act)]).toEqual([409, ['not-in-this-state']]);
  });

  test('an attachment that nothing can read leaves it, one of plain text is read', async () => {
    const file = (fileName: string, text: string) => ({
      ...{ title: '附件', fileName, content: Buffer.from(text).toString('base64') },
    });
    const drawing = await send(app, { ...NOTICE, attachments: [file('图.pdf', '%PDF-1.7\n%âãÏÓ\n1 0 obj')] });
    expect(drawing.body.finds.map((one: { kind: string }) => one.kind)).toEqual(['unreadable-attachment']);
    const plain = await send(app, { ...NOTICE, attachments: [file('清单.txt', '工程量清单')] });
    expect([plain.body.express, plain.body.finds]).toEqual([true, []]);
  });

  test('an incomplete text is taken in and goes the ordinary way', async () => {
    const elements = { ...NOTICE.elements, scope: '' };
    const { body } = await send(app, { ...NOTICE, elements });
    expect(body.finds).toEqual([{ kind: 'incomplete', place: 'elements.scope' }]);
  });

  test('so does one of which the trading platform could make no record: there is no approval that would stop it', async () => {
    const elements = {
      ...{
        ranking: '第一：甲公司',
        name: '甲公司',
        duration: '240日',
        evaluation: '综合评估法',
        qualification: '满足',
      },
      ...{ 'promised-performance': '无', 'rejected-bidders': '无', 'rejection-grounds': '无' },
      'bid-price': [{ candidate: '甲公司' }, {}],
      'project-lead': [{ candidate: '甲公司', name: '孟庆林', certificate: '样本001' }],
    };
    const { body } = await send(app, { ...NOTICE, entry: 'engineering-winning-candidates', elements });
    expect([body.express, body.finds]).toEqual([false, [{ kind: 'incomplete', place: 'elements.bid-price' }]]);
  });
});

describe('the duty officer', () => {
  test('publishes alone under the standing written authorisation, whose number stands on the trail', async () => {
    const { id } = (await send(app, NOTICE)).body;
    const officer = await app.as('trading-centre.publisher');
    const done = await officer.act(id, 'EXPRESS_PUBLISH');
    expect([done.status, done.body.state]).toEqual([200, 'work.idle']);
    const trail = await rows<{ actor: string; detail: { input: object } }>(
      "SELECT actor, detail FROM audit_entry WHERE subject = $1 AND action = 'EXPRESS_PUBLISH'",
      id,
    );
    expect(trail).toEqual([
      {
        actor: 'trading-centre.publisher',
        detail: expect.objectContaining({ input: { authorisation: '示例城投授〔2026〕1号' } }),
      },
    ]);
    const clocks = (await officer.get(`/api/v1/items/${id}/clocks`)).body.clocks;
    expect(clocks.find((one: { governs: boolean }) => one.governs).state).toBe('met');
  });

  test('mirrors what the statutory medium has when every line is the same, and not otherwise (招标投标法实施条例 15)', async () => {
    const { id } = (await send(app, NOTICE)).body;
    const officer = await app.as('tenderer.publisher');
    const { elements } = NOTICE;
    const [contact] = elements.contacts;
    const same = [
      ...[NOTICE.title, '一、招标条件', elements.conditions, '二、项目概况与招标范围', elements.scope],
      ...[elements.qualification, elements.documents, elements.submission],
      Object.values(contact!).join('　'),
    ].join('\n');
    const where = {
      medium: '中国招标投标公共服务平台',
      url: 'https://example.org/n/1',
      publishedAt: '2026-11-20T09:00:00Z',
    };
    const other = await officer.act(id, 'MIRROR', { ...where, text: same.replace('9 时', '10 时') });
    expect([other.status, codesOf(other)]).toEqual([422, ['mirror-differs']]);
    const done = await officer.act(id, 'MIRROR', { ...where, text: same });
    expect([done.status, done.body.state]).toEqual([200, 'work.idle']);
  });
});

test('what was cut off after its arrival is taken up again, with the time of its arrival', async () => {
  const { id } = (await send(app, NOTICE)).body;
  await app.pool.query(`INSERT INTO intake (id, mode, sender, webhook_id, received_at, payload_sha256, payload)
    SELECT gen_random_uuid(), mode, sender, 'msg_cut_off', received_at, payload_sha256, payload FROM intake WHERE id = '${String(id)}'`);
  app.clock.advance(2 * 60_000);
  await app.drain();
  const [row] = await rows<{ item: string; answer: { value: { receivedAt: string } } }>(
    "SELECT item, answer FROM intake WHERE webhook_id = 'msg_cut_off'",
  );
  expect(row!.item).not.toBeNull();
  expect(row!.answer.value.receivedAt < app.clock.now().toISOString()).toBe(true);
});
