import { startApp, type TestApp } from '../../support/app.js';
import { ManualClock } from '../../support/manual-clock.js';
import { drafted } from '../../support/way.js';
import { Desk, errors } from '../workbench/desk.js';

let app: TestApp;
let office: Desk;
beforeAll(async () => {
  app = await startApp({}, new ManualClock(new Date('2026-12-15T04:00:00Z')));
  office = Desk.at(app, 'office.officer');
});
afterAll(async () => {
  await app.stop();
});

const TYPED = {
  year: '2027',
  notice: '国务院办公厅关于2027年部分节假日安排的通知',
  address: '',
  issued: '2026-12-14',
  text: '元旦 休 2027-01-01 至 2027-01-03\n春节 休 2027-02-05 至 2027-02-11\n春节 班 2027-02-13、2027-02-20',
};
const versions = async () =>
  (await (await app.as('office.officer')).get('/api/v1/calendar/years/2027')).body.versions.length;

describe('the calendar at the workbench', () => {
  test('everyone looks up the years and their notices; only the office has the form', async () => {
    const { text } = await office.page('/workbench/calendar');
    expect(text).toContain('国务院办公厅关于延长2020年春节假期的通知');
    expect(text).toContain('录入放假通知');
    const bureau = await Desk.at(app, 'land-bureau.drafter').page('/workbench/calendar');
    expect([bureau.status, bureau.text.includes('录入放假通知')]).toEqual([200, false]);
  });

  test('a year is twelve months with days off and make-up days, and each version of its notice', async () => {
    const { text } = await office.page('/workbench/calendar/2020');
    expect(text.match(/<table class="month">/g)).toHaveLength(12);
    expect(text).toMatch(/day--rest"><span class="day__number">31<\/span> <span class="day__mark">休<\/span>/);
    expect(text).toMatch(/day--made-up"><span class="day__number">19<\/span> <span class="day__mark">班<\/span>/);
    expect(text.indexOf('延长2020年春节假期')).toBeLessThan(text.indexOf('关于2020年部分节假日安排'));
    expect((await office.page('/workbench/calendar/2031')).text).toContain('暂定');
  });

  test('what cannot be read is refused beside its field, and everything typed is kept', async () => {
    const refused = await office.send('/workbench/calendar', {
      ...{ ...TYPED, issued: '', address: 'gov.cn' },
      ...{ text: '元旦 休 2027-01-01\n春节快到了', do: 'preview' },
    });
    expect(refused.status).toBe(400);
    expect(errors(refused).join('\n')).toMatch(/网址[\s\S]*发布日期[\s\S]*春节快到了/);
    expect(refused.text).toContain('value="gov.cn"');
    expect(refused.text).toContain('元旦 休 2027-01-01\n春节快到了');
    const twice = await office.send('/workbench/calendar', {
      ...TYPED,
      text: '元旦 休 2027-01-01\n元旦 班 2027-01-04',
      do: 'record',
    });
    expect([twice.status, errors(twice)]).toEqual([422, [expect.stringContaining('2027-01-04 不是周六或周日')]]);
    expect(await versions()).toBe(0);
  });

  test('the preview lists the dates that move; the one button below it records them', async () => {
    const id = await drafted(app, { title: '跨年的挂牌出让公告', dates: { 'formed-or-changed': '2026-12-10' } });
    const preview = await office.send('/workbench/calendar', { ...TYPED, do: 'preview' });
    expect(preview.status).toBe(200);
    expect(preview.text).toContain('录入后，1 个未办结的期限会变动。');
    expect(preview.text).toContain(`<a href="/workbench/items/${id}">跨年的挂牌出让公告</a>`);
    expect(preview.text).toMatch(/2027年1月7日[\s\S]*2027年1月8日/);
    expect(await versions()).toBe(0);
    const recorded = await office.send('/workbench/calendar', { ...TYPED, do: 'record' });
    expect([recorded.status, recorded.headers.location]).toEqual([303, '/workbench/calendar/2027?done=CALENDAR']);
    expect(await versions()).toBe(1);
    expect((await office.page('/workbench/calendar/2027?done=CALENDAR')).text).toContain('放假安排已录入');
  });

  test('another unit that sends the form is refused', async () => {
    const sent = await Desk.at(app, 'land-bureau.drafter').send('/workbench/calendar', { ...TYPED, do: 'record' });
    expect([sent.status, errors(sent)]).toEqual([403, [expect.stringContaining('只有市政府办公室')]]);
  });
});
