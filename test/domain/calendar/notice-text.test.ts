import { readNotice } from '../../../src/calendar/notice-text.js';

const said = (text: string, year = 2027) => {
  const read = readNotice(text, year);
  return read.ok ? read.value : read.refusals.map(({ code, params }) => [code, params?.line ?? '']);
};
const SPRING = {
  daysOff: [{ name: '春节', dates: ['2027-02-05', '2027-02-06', '2027-02-07'] }],
  workdays: [{ name: '春节', dates: ['2027-02-13'] }],
};

test('lines of a notice: the holiday, 休 or 班, a range or single days', () => {
  expect(said('春节 休 2027-02-05 至 2027-02-07\n春节 班 2027-2-13\n\n# 备注')).toMatchObject(SPRING);
  expect(said('春节: off 2027-02-05, 2027-02-06、2027-02-07\n2027-02-13 work 春节')).toMatchObject(SPRING);
});

test('a line that says neither, both, or no day is told back', () => {
  expect(said('春节 2027-02-05\n春节 休 班 2027-02-05\n春节 休\n春节 休 2027-02-05')).toEqual([
    ['calendar-line', '春节 2027-02-05'],
    ['calendar-line', '春节 休 班 2027-02-05'],
    ['calendar-line', '春节 休'],
  ]);
  expect(said('  ')).toEqual([['calendar-text-needed', '']]);
});

test('the body of the API, as JSON and as YAML', () => {
  const notice = { notice: '关于2027年部分节假日安排的通知', issued: '2026-11-04', ...SPRING };
  expect(said(JSON.stringify(notice))).toMatchObject({ ...SPRING, title: notice.notice, issued: '2026-11-04' });
  expect(said('daysOff:\n  - { name: 春节, dates: [2027-02-05] }')).toMatchObject({
    daysOff: [{ name: '春节', dates: ['2027-02-05'] }],
    workdays: [],
  });
});

test('a collection of years, each day by itself, as notices were collected', () => {
  const day = (date: string) => ({ date, name: '春节' });
  const years = {
    '2027': {
      notices: ['http://a', 'http://b'],
      daysOff: SPRING.daysOff[0]!.dates.map(day),
      makeUpWorkdays: [day('2027-02-13')],
    },
  };
  expect(said(JSON.stringify({ years }))).toMatchObject({ ...SPRING, address: 'http://b' });
  expect(said(JSON.stringify(years['2027']))).toMatchObject(SPRING);
});

test('calendar.yaml itself: the newest notice of the year asked for', () => {
  const years = {
    '2027': {
      notices: [
        { title: 'old', daysOff: [] },
        { title: 'new', issued: '2027-01-27', ...SPRING },
      ],
    },
  };
  expect(said(JSON.stringify({ version: 'x', years }))).toMatchObject({
    ...SPRING,
    title: 'new',
    issued: '2027-01-27',
  });
});

test('the days of holiday-cn', () => {
  const off = SPRING.daysOff[0]!.dates.map((date) => ({ name: '春节', date, isOffDay: true }));
  const days = [...off, { name: '春节', date: '2027-02-13', isOffDay: false }];
  expect(said(JSON.stringify({ year: 2027, papers: ['https://paper'], days }))).toMatchObject({
    ...SPRING,
    year: 2027,
    address: 'https://paper',
  });
});

test('data of another shape is refused, and so is what is no data at all', () => {
  expect(said('{"holidays": []}')).toEqual([['calendar-shape', '']]);
  expect(said('{"daysOff": [')).toEqual([['calendar-shape', '']]);
});
