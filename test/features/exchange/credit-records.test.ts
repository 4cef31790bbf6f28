import { licence, ORG_CODE, penalty, RESIDENT_ID } from '../../support/credit-records.js';
import type { CreditRecord } from '../../../src/domain/exchange/dual-publicity/table.js';
import { startApp, type TestApp } from '../../support/app.js';
import { SETTINGS, type Settings } from '../../../src/platform/settings.js';
import { mailsIn } from '../../support/mails.js';
import { drafted, must } from '../../support/way.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const DRAFTER = 'land-bureau.drafter';
const at = (id: string) => `/api/v1/items/${id}/credit-records`;
const put = async (id: string, records: readonly CreditRecord[], account = DRAFTER) =>
  await (await app.as(account)).send('put', at(id), { records });
const read = async (id: string, account = DRAFTER) => await (await app.as(account)).get(at(id));
const withRecords = async (...records: CreditRecord[]): Promise<string> => {
  const id = await drafted(app);
  const answer = await put(id, records);
  if (answer.status !== 200) throw new Error(answer.text);
  return id;
};
const toPublication = async (id: string): Promise<void> => {
  if (JSON.stringify((await read(id)).body.records).includes('CF_'))
    await must(app, id, DRAFTER, 'GRADE', { grade: 'general' });
  await must(app, id, DRAFTER, 'SUBMIT');
  await (await app.as('land-bureau.reviewer')).markAll(id);
  for (const [role, action] of [
    ['reviewer', 'CLEAR'],
    ['approver', 'APPROVE'],
    ['publisher', 'PUBLISH'],
  ] as const)
    await must(app, id, `land-bureau.${role}`, action);
};
const hashOf = async (id: string): Promise<string> => (await (await app.as(DRAFTER)).item(id)).contentHash;

describe('双公示 records of an item, by program', () => {
  test('are stored as they are exchanged, all of them at once, and change what approval binds to', async () => {
    const id = await drafted(app);
    const before = await hashOf(id);
    expect((await put(id, [licence({ XK_JDRQ: '2026/11/16' }), penalty({ CF_CFJGDM: '' })])).body.revision).toBe(2);
    const { body } = await read(id);
    expect(body).toMatchObject({ masked: false, owed: true, missing: false });
    expect(body.records).toEqual([licence(), penalty({ CF_CFJGDM: '' })]);
    expect(body.faults).toEqual([
      {
        ...{ record: 1, column: 'CF_CFJGDM', code: 'credit-required-always' },
        message: '第 2 条双公示记录：“处罚机关统一社会信用代码”每条都要有，请填写。',
      },
    ]);
    expect(await hashOf(id)).not.toBe(before);
    expect((await put(id, [])).status).toBe(200);
    expect(await hashOf(id)).toBe(before);
  });

  test('a column the table does not have is refused and named; a kind that is none is malformed', async () => {
    const id = await drafted(app);
    const unknown = await put(id, [{ kind: 'licence', fields: { CF_WSH: 'x' } }]);
    expect([unknown.status, unknown.body.reasons[0]]).toMatchObject([
      422,
      { code: 'credit-unknown-column', field: 'creditRecords.0.CF_WSH' },
    ]);
    const person = await app.as(DRAFTER);
    expect((await person.send('put', at(id), { records: [{ kind: 'other', fields: {} }] })).status).toBe(400);
  });

  test('a stale revision is refused; the same key twice is one change', async () => {
    const id = await drafted(app);
    const person = await app.as(DRAFTER);
    const stale = await person.send('put', at(id), { records: [] }).set('if-match', '"7"');
    expect(stale.status).toBe(412);
    const twice = [1, 2].map(
      async () => await person.send('put', at(id), { records: [licence()] }).set('idempotency-key', 'credit-1'),
    );
    expect((await Promise.all(twice)).map(({ body }) => body.revision)).toEqual([2, 2]);
  });

  test('only who may edit the draft changes them; whoever may not read the item finds nothing', async () => {
    const id = await withRecords(licence({ XK_WSH: '权限1号' }));
    expect((await put(id, [], 'land-bureau.reviewer')).status).toBe(403);
    expect([
      (await put(id, [], 'housing-bureau.drafter')).status,
      (await read(id, 'housing-bureau.drafter')).status,
    ]).toEqual([404, 404]);
    await must(app, id, DRAFTER, 'SUBMIT');
    expect((await put(id, [])).status).toBe(409);
  });

  test('a person’s number is whole for the drafter at work and hidden from everybody who only reads', async () => {
    const id = await withRecords(penalty({ CF_WSH: '遮蔽1号' }));
    expect((await read(id)).body.records[0].fields.CF_XDR_ZJHM).toBe(RESIDENT_ID);
    for (const account of ['land-bureau.reviewer', 'land-bureau.approver'])
      expect((await read(id, account)).body).toMatchObject({
        ...{
          masked: true,
          records: [{ fields: { CF_XDR_ZJHM: '**************002X', CF_WSH: '遮蔽1号' } }],
        },
      });
    await must(app, id, DRAFTER, 'GRADE', { grade: 'general' });
    await must(app, id, DRAFTER, 'SUBMIT');
    expect((await read(id)).text).not.toContain(RESIDENT_ID);
  });
});

describe('before it goes on', () => {
  test('提交 is refused with every fault of every record, each with its column and the standard it comes from', async () => {
    const wrong = licence({ XK_XDR_SHXYM: '12440300MB2C92519E', XK_FRDB: '', XK_WSH: '甲' });
    const id = await withRecords(wrong, penalty({ CF_NR_FK: '2000元', CF_WSH: '乙' }));
    const answer = await (await app.as(DRAFTER)).act(id, 'SUBMIT');
    expect(answer.status).toBe(422);
    expect(answer.body.reasons.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`)).toEqual([
      'creditRecords.0.XK_XDR_SHXYM credit-uscc-check-digit',
      'creditRecords.0.XK_FRDB credit-required-org',
      'creditRecords.1.CF_NR_FK credit-amount',
      'grade grade-needed',
    ]);
    expect(answer.body.reasons[0].message).toContain('GB 32100-2015');
    expect(answer.text).not.toContain('12440300MB2C92519E');
  });

  test('the same decision in another item of the unit is named; of another document, or in a given-up item, it is not', async () => {
    const kept = await withRecords(licence({ XK_WSH: '同号' }), penalty({ CF_WSH: '同号' }));
    const again = await withRecords(
      licence({ XK_WSH: '同号' }),
      licence({ XK_WSH: '异号' }),
      penalty({ CF_WSH: '同号' }),
    );
    const twins = async (id: string) =>
      (await read(id)).body.faults.map(({ record, code }: { record: number; code: string }) => `${record} ${code}`);
    expect(await twins(again)).toEqual(['0 credit-repeated-elsewhere', '2 credit-repeated-elsewhere']);
    expect((await (await app.as(DRAFTER)).act(again, 'SUBMIT')).body.code).toBe('credit-repeated-elsewhere');
    await must(app, kept, DRAFTER, 'ABANDON', { reason: '重复' });
    expect(await twins(again)).toEqual([]);
  });

  test('an individual business is the same by whichever code it is known', async () => {
    const business = { CF_XDR_LB: '个体工商户', CF_XDR_ZJLX: '', CF_XDR_ZJHM: '', CF_XDR_GSZC: '230881600012345' };
    await withRecords(penalty({ ...business, CF_WSH: '个体1号' }));
    const other = await withRecords(
      penalty({ ...business, CF_WSH: '个体1号' }),
      penalty({ ...business, CF_WSH: '个体1号', CF_XDR_GSZC: '230881600012346' }),
    );
    expect((await read(other)).body.faults).toMatchObject([{ record: 0, code: 'credit-repeated-elsewhere' }]);
  });

  test('an entry of nothing but such decisions warns while it has no record, and goes on: what is due in one day does not wait (四.4, A06)', async () => {
    const person = await app.as('construction-bureau.drafter');
    const { body } = await person.create({
      ...{ entry: 'engineering-market-entity-credit', title: '建筑市场主体行政处罚信息' },
      ...{ elements: { basics: '示例企业' }, dates: { 'formed-or-changed': '2026-11-20' } },
    });
    const { body: view } = await person.get(at(body.id));
    expect(view).toMatchObject({ records: [], owed: true, missing: true });
    const page = await person.get(`/workbench/items/${body.id}/edit`).set('accept', 'text/html');
    expect(page.text).toContain('这一事项应当报送信用平台，还没有双公示记录');
    await must(app, body.id, 'construction-bureau.drafter', 'SUBMIT');
  });

  test('seven working days run from the decision in every domain (方案六, A28), from the earliest of several', async () => {
    const id = await withRecords(licence({ XK_WSH: '时限1' }), penalty({ CF_WSH: '时限2' }));
    const { body } = await (await app.as(DRAFTER)).get(`/api/v1/items/${id}/clocks`);
    const clock = body.clocks.find(({ rule }: { rule: string }) => rule === 'admin-decision-7wd');
    expect(clock).toMatchObject({ start: '2026-11-16', due: '2026-11-25' });
    await put(id, []);
    const without = await (await app.as(DRAFTER)).get(`/api/v1/items/${id}/clocks`);
    expect(without.text).not.toContain('admin-decision-7wd');
  });
});

describe('none of it is public, all of it is kept', () => {
  test('not in the window, its feeds and API, the trail, what was sent or mailed', async () => {
    const secrets = ['不外传1号', '不外传2号', '不外传公司', RESIDENT_ID];
    const id = await withRecords(
      licence({ XK_WSH: '不外传1号', XK_XDR_MC: '不外传公司' }),
      penalty({ CF_WSH: '不外传2号' }),
    );
    await toPublication(id);
    await app.drain();
    const person = await app.as(DRAFTER);
    const { number } = (await person.item(id)).publication;
    const open = [`/open/${number}`, `/open/v1/publications/${number}`, '/open/v1/publications', '/feed.atom'];
    for (const path of [...open, `/api/v1/items/${id}`, `/api/v1/items/${id}/audit`]) {
      const { text, status } = await person.get(path);
      expect([path, status, secrets.filter((secret) => text.includes(secret))]).toEqual([path, 200, []]);
    }
    for (const secret of secrets)
      expect((await person.get(`/search?q=${encodeURIComponent(secret)}`)).text).not.toContain(number);
    for (const table of [
      'publication',
      'publication_state',
      'audit_entry',
      'audit_content',
      'outbox',
      'delivery',
      'notice',
    ]) {
      const { rows } = await app.pool.query<{ line: string }>(`SELECT to_jsonb(t)::text AS line FROM ${table} t`);
      const lines = rows.map(({ line }) => line).join('\n');
      expect([table, secrets.filter((secret) => lines.includes(secret))]).toEqual([table, []]);
    }
    const mails = await mailsIn(app.running.app.get<Settings>(SETTINGS, { strict: false }).dataDir);
    expect(secrets.filter((secret) => mails.some(({ whole }) => whole.includes(secret)))).toEqual([]);
  });

  test('a correction starts from them; given up, what was published is back', async () => {
    const id = await withRecords(licence({ XK_WSH: '更正1号' }));
    await toPublication(id);
    await must(app, id, DRAFTER, 'CORRECT', { reason: '面积有误', kind: 'correction' });
    expect((await read(id)).body.records[0].fields).toMatchObject({ XK_WSH: '更正1号', XK_XDR_SHXYM: ORG_CODE });
    await put(id, [licence({ XK_WSH: '更正2号' })]);
    await must(app, id, DRAFTER, 'ABANDON', { reason: '不更正了' });
    expect((await read(id)).body.records[0].fields.XK_WSH).toBe('更正1号');
  });
});
