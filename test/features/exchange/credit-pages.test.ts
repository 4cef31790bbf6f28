import { csvOf } from '../../../src/domain/exchange/csv.js';
import { licence, penalty, RESIDENT_ID } from '../../support/credit-records.js';
import { startApp, type TestApp } from '../../support/app.js';
import { xlsx } from '../../support/files/xlsx.js';
import { drafted } from '../../support/way.js';
import { Desk, errors, hidden } from '../workbench/desk.js';

let app: TestApp;
let desk: Desk;
beforeAll(async () => {
  app = await startApp();
  desk = Desk.at(app, 'land-bureau.drafter');
});
afterAll(async () => {
  await app.stop();
});

const at = (id: string) => `/workbench/items/${id}/credit-records`;
const stored = async (id: string) =>
  (await (await app.as('land-bureau.drafter')).get(`/api/v1/items/${id}/credit-records`)).body.records;
const put = async (id: string, records: object[]) =>
  await (await app.as('land-bureau.drafter')).send('put', `/api/v1/items/${id}/credit-records`, { records });
const fill = async (id: string, where: string, fields: Record<string, string | string[]>, kind = 'licence') =>
  await desk.send(`${at(id)}/${where}`, {
    ...hidden(await desk.page(`${at(id)}/${where === 'new' ? `new?kind=${kind}` : where}`)),
    ...{ kind, do: 'save' },
    ...fields,
  });
const upload = async (id: string, name: string, bytes: Buffer) => {
  const page = await desk.page(at(id));
  return await (
    await app.as('land-bureau.drafter')
  )
    .send('post', `${at(id)}/import`)
    .set('accept', 'text/html')
    .set('origin', app.url)
    .field('revision', hidden(page).revision ?? '')
    .attach('file', bytes, name);
};
const table = (...records: ReturnType<typeof licence>[]): string[][] => {
  const names = [...new Set(records.flatMap(({ fields }) => Object.keys(fields)))];
  return [names, ...records.map(({ fields }) => names.map((name) => fields[name] ?? ''))];
};

describe('双公示 records by hand, without JavaScript', () => {
  test('the draft and its tab lead to a form in the order of the table, the unit’s name and code filled in', async () => {
    const id = await drafted(app);
    expect((await desk.page(`/workbench/items/${id}/edit`)).text).toContain(`href="${at(id)}"`);
    expect((await desk.page(at(id))).text).toContain(`href="${at(id)}/new?kind&#x3D;penalty"`);
    const { text } = await desk.page(`${at(id)}/new?kind=licence`);
    const names = [...text.matchAll(/<(?:input|select|textarea) [^>]*name="((?:XK_|BZ)[A-Z_]*)"/g)].map(
      ([, name]) => name,
    );
    expect([names.length, names[0], names.at(-1)]).toEqual([28, 'XK_XDR_MC', 'BZ']);
    expect(text).toMatch(/name="XK_XKJG" value="[^"]*(国土资源局|自然资源局|国土局)/);
    expect(text).toMatch(/name="XK_LYDWDM" value="[0-9A-Z]{18}"/);
  });

  test('what is required follows the counterparty that was chosen', async () => {
    const id = await drafted(app);
    const marked = async (kind: string) => {
      const { text } = await fill(id, 'new', { XK_XDR_LB: kind, do: 'marks' });
      return ['XK_FRDB', 'XK_XDR_ZJHM'].map((name) =>
        new RegExp(`for="${name}">[^<]*<span class="field__note">必填`).test(text),
      );
    };
    expect([await marked('法人及非法人组织'), await marked('自然人'), await marked('个体工商户')]).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
  });

  test('a refused form keeps what was typed and names each field', async () => {
    const id = await drafted(app);
    const page = await fill(id, 'new', { ...licence({ XK_XDR_SHXYM: '12440300MB2C92519E', XK_FRDB: '' }).fields });
    expect(page.status).toBe(422);
    expect(errors(page)).toEqual([
      expect.stringMatching(/^#XK_XDR_SHXYM 第 1 条双公示记录：.*校验码不对.*GB 32100-2015/),
      expect.stringMatching(/^#XK_FRDB 第 1 条双公示记录：相对人是法人/),
    ]);
    expect(page.text).toContain('value="12440300MB2C92519E"');
    expect(await stored(id)).toEqual([]);
  });

  test('a record is added, changed and removed; several penalties are ticked, 其他 is explained', async () => {
    const id = await drafted(app);
    expect((await fill(id, 'new', { ...licence().fields, XK_XKLB: '其他', 'XK_XKLB.more': '补办' })).status).toBe(303);
    const two = { ...penalty().fields, CF_CFLB: ['罚款', '警告', '其他'], 'CF_CFLB.more': '训诫' };
    expect((await fill(id, 'new', two, 'penalty')).status).toBe(303);
    expect(
      (await stored(id)).map(({ fields }: { fields: Record<string, string> }) => fields.XK_XKLB ?? fields.CF_CFLB),
    ).toEqual(['其他-补办', '罚款；警告；其他-训诫']);
    const again = await desk.page(`${at(id)}/2`);
    expect(again.text).toMatch(/value="警告" checked/);
    expect(again.text).toContain('name="CF_CFLB.more" value="训诫"');
    expect((await fill(id, '2', { ...penalty({ CF_WSH: '改1号' }).fields }, 'penalty')).status).toBe(303);
    expect((await stored(id))[1].fields.CF_WSH).toBe('改1号');
    const tab = await desk.page(at(id));
    expect((await desk.send(`${at(id)}/1/remove`, hidden(tab))).status).toBe(303);
    expect((await stored(id)).map(({ kind }: { kind: string }) => kind)).toEqual(['penalty']);
  });

  test('a page that is not the newest any more changes nothing and keeps what was typed', async () => {
    const id = await drafted(app);
    const page = hidden(await desk.page(`${at(id)}/new?kind=licence`));
    await put(id, [penalty()]);
    const late = await desk.send(`${at(id)}/new`, {
      ...page,
      kind: 'licence',
      ...licence().fields,
      XK_NR: '迟到的内容',
    });
    expect([late.status, late.text.includes('迟到的内容'), (await stored(id)).length]).toEqual([412, true, 1]);
  });

  test('a person’s number is hidden on every page but the form of who drafts it', async () => {
    const id = await drafted(app);
    await put(id, [penalty({ CF_WSH: '遮1号' })]);
    expect((await desk.page(`${at(id)}/1`)).text).toContain(RESIDENT_ID);
    for (const path of [
      at(id),
      `/workbench/items/${id}`,
      `/workbench/items/${id}/edit`,
      `/workbench/items/${id}/trail`,
    ])
      expect([path, (await desk.page(path)).text.includes(RESIDENT_ID)]).toEqual([path, false]);
    const reviewer = Desk.at(app, 'land-bureau.reviewer');
    expect((await reviewer.page(at(id))).text).toContain('**************002X');
    expect((await reviewer.page(`${at(id)}/1`)).status).toBe(303);
    expect((await Desk.at(app, 'housing-bureau.drafter').page(`${at(id)}/1`)).status).toBe(404);
  });

  test('提交 from the draft says what is wrong with a record and leads to it', async () => {
    const id = await drafted(app);
    await put(id, [licence({ XK_XKLB: '许可', XK_WSH: '提1号' })]);
    const page = await desk.press(id, 'SUBMIT');
    expect(errors(page)).toEqual([
      expect.stringContaining(`/workbench/items/${id}/credit-records#creditRecords.0.XK_XKLB`),
    ]);
    expect((await desk.page(at(id))).text).toContain('id="creditRecords.0.XK_XKLB"');
  });
});

describe('双公示 records from a file', () => {
  test('a workbook with licences and penalties is taken whole, a CSV added to it', async () => {
    const id = await drafted(app);
    const book = xlsx([
      { name: '行政许可', rows: table(licence({ XK_WSH: '表1号' }), licence({ XK_WSH: '表2号' })) },
      { name: '行政处罚', rows: table(penalty({ CF_WSH: '表3号' })) },
      { name: '说明', state: 'hidden', rows: [['不是记录']] },
    ]);
    const taken = await upload(id, '双公示.xlsx', book);
    expect([taken.status, taken.headers.location]).toEqual([303, `${at(id)}?done=IMPORT`]);
    expect((await upload(id, '双公示.csv', Buffer.from(csvOf(table(licence({ XK_WSH: '表4号' })))))).status).toBe(303);
    expect(await stored(id)).toEqual([
      ...[
        licence({ XK_WSH: '表1号' }),
        licence({ XK_WSH: '表2号' }),
        penalty({ CF_WSH: '表3号' }),
        licence({ XK_WSH: '表4号' }),
      ],
    ]);
  });

  test('one with faults is refused whole: sheet, line and column of every one at once', async () => {
    const id = await drafted(app);
    await put(id, [licence({ XK_WSH: '已有' })]);
    const bad = table(
      licence({ XK_XDR_SHXYM: '12440300MB2C92519E' }),
      licence({ XK_WSH: '已有' }),
      licence({ XK_JDRQ: '2026/2/30' }),
    );
    const page = await upload(id, '许可.xlsx', xlsx([{ name: '一季度', rows: bad }]));
    expect(page.status).toBe(422);
    expect(errors(page).map((line) => line.slice(0, 40))).toEqual([
      expect.stringContaining('#file 一季度 第 2 行 C 列：'),
      expect.stringContaining('#file 一季度 第 3 行 H 列：'),
      expect.stringContaining('#file 一季度 第 4 行 K 列：'),
    ]);
    expect((await stored(id)).length).toBe(1);
  });

  test('what is no table, or no file, is said', async () => {
    const id = await drafted(app);
    expect(errors(await upload(id, '图.csv', Buffer.from('随便写写\n')))[0]).toContain('认不出列名');
    expect(errors(await upload(id, '坏.xlsx', Buffer.from('PK\u0003\u0004坏')))[0]).toContain('读不出');
  });
});
