import { findsStatement, reviewsStatement } from '../../../src/office/finds/finds-reader.js';
import { listText } from '../../../src/reports/report-store.js';
import { startApp, type TestApp } from '../../support/app.js';
import { carriedOut } from '../../support/plans.js';
import { must } from '../../support/way.js';
import { decided, findsOf, inReview, MOBILE, REVIEWER } from './support.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  const id = await inReview(app, `商服用地 ${MOBILE}，邮箱 wang@example.com`);
  const [number, mail] = await findsOf(app, id);
  await decided(app, id, number!.id, { decision: 'keep', reason: '办公电话' });
  await decided(app, id, number!.id, { decision: 'mask' });
  await decided(app, id, mail!.id, { decision: 'not-a-find', reason: '单位邮箱' });
  await must(app, id, REVIEWER, 'CLEAR');
});
afterAll(async () => {
  await app.stop();
});

test('the office sees finds by unit and kind as they were decided last, and how long reviews took; a bureau sees its own', async () => {
  const page = await (await app.as('office.officer')).get('/office/finds');
  expect(page.status).toBe(200);
  const csv = (await (await app.as('office.officer')).get('/office/finds.csv')).text;
  expect(csv).toContain('国土局,手机号码,1,0,0');
  expect(csv).toContain('国土局,电子邮箱,0,0,1');
  expect(page.text).toContain('审查用时与公开后的报告');
  const own = await (await app.as('housing-bureau.head')).get('/office/finds');
  expect([own.status, own.text.includes('手机号码')]).toEqual([200, false]);
  expect((await (await app.as('land-bureau.drafter')).get('/office/finds')).status).toBe(404);
});

const ALL = { kind: 'all', titles: true } as const;
const SINCE = new Date('2026-01-01T00:00:00Z');

test.each([
  ['finds', findsStatement(ALL, null, SINCE), 'audit_decided'],
  ['reviews', reviewsStatement(ALL, null, SINCE), 'report_newest'],
])('%s are counted from indexes of what was decided, no table is read whole', async (_name, asked, index) => {
  const owner = app.database.ownerPool(1);
  await owner.query('SET enable_seqscan = off');
  const { custom } = await carriedOut(owner, asked);
  expect(custom.indexes).toContain(index);
  expect(custom.sequential).toEqual([]);
});

test.each([
  [false, 'report_newest'],
  [true, 'report_of_unit'],
])('reports are paged by key (of one unit: %s)', async (ofUnit, index) => {
  const owner = app.database.ownerPool(1);
  await owner.query('SET enable_seqscan = off; SET enable_sort = off');
  const values = [SINCE, '00000000-0000-4000-8000-000000000000', 51, ...(ofUnit ? ['land-bureau'] : [])];
  const { custom } = await carriedOut(owner, { text: listText(ofUnit), values });
  expect(custom.indexes).toContain(index);
});
