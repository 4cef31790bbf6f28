import {
  formatDate,
  formatDateTime,
  formatDay,
  formatMeasure,
  formatRelative,
  groupDigits,
} from '../../src/platform/formats.js';
import { keysOf, sentenceOf, translate } from '../../src/platform/i18n.js';
import { addressIn, localeOf } from '../../src/platform/locale-of.js';

const asks = (query: object, cookie?: string): Parameters<typeof localeOf>[0] => ({
  query,
  headers: cookie ? { cookie } : {},
});

test('Chinese and English say the same things', () => {
  expect(keysOf('en').sort()).toEqual(keysOf('zh').sort());
});

/** Values that differ by language come in pairs: `{unit}` in Chinese, `{unitEn}` in English. */
test('both languages fill in the same blanks', () => {
  const blanks = (locale: 'zh' | 'en', key: string): string[] => {
    const names = translate(locale, key).match(/\{[\w-]+\}/g) ?? [];
    return [...new Set(names.map((name) => name.replace(/En}$/, '}')))].sort();
  };
  expect(keysOf('zh').filter((key) => blanks('zh', key).join() !== blanks('en', key).join())).toEqual([]);
});

test('a sentence nobody wrote does not pass unnoticed', () => {
  expect(() => translate('zh', 'common.no-such-sentence')).toThrow('no sentence for common.no-such-sentence in zh');
});

test('a refusal names its rule', () => {
  const refusal = { code: 'not-found', kind: 'missing', rule: '谁批准、谁公开（方案三）' } as const;
  expect(sentenceOf(refusal, 'zh')).toMatch(/依据：谁批准、谁公开（方案三）。$/);
});

test.each([
  [asks({}), 'zh'],
  [asks({ lang: 'en' }), 'en'],
  [asks({}, 'session=1; lang=en'), 'en'],
  [asks({ lang: 'zh' }, 'lang=en'), 'zh'],
  [asks({ lang: 'fr' }), 'zh'],
])('the language is asked for, remembered or Chinese (%#)', (request, locale) => {
  expect(localeOf(request)).toBe(locale);
});

test('the switch of language keeps the page and its query', () => {
  expect(addressIn('en', '/search?q=土地&lang=zh')).toBe('/search?q=%E5%9C%9F%E5%9C%B0&lang=en');
});

test('instants are told in Beijing time, dates as they are', () => {
  const lateEvening = '2026-11-20T16:30:00.000Z';
  expect(formatDay(lateEvening)).toBe('2026-11-21');
  expect(formatDateTime('zh', lateEvening)).toBe('2026年11月21日 00:30');
  expect(formatDate('zh', '2026-11-20')).toBe('2026年11月20日');
  expect(formatDate('en', '2026-11-20')).toBe('20 November 2026');
});

test('amounts keep every digit and say their unit', () => {
  expect(groupDigits('12345678901234567.80')).toBe('12,345,678,901,234,567.80');
  expect(formatMeasure('zh', { value: '1860.50', unit: '万元', currency: 'CNY' })).toBe('1,860.50 万元');
  expect(formatMeasure('en', { value: '1860.50', unit: '万元', currency: 'CNY' })).toBe('1,860.50 × 10,000 yuan');
});

test('distances in time are whole units', () => {
  const now = new Date('2026-11-20T08:00:00Z');
  expect(formatRelative('zh', '2026-11-17T08:00:00Z', now)).toBe('3天前');
  expect(formatRelative('en', '2026-11-20T10:30:00Z', now)).toBe('in 2 hours');
});
