import { announcementText } from '../../../src/syndication/encoders/announcement.js';

const announced = {
  unit: '同江市自然资源局',
  title: '国有建设用地使用权挂牌出让公告',
  summary: '位于通江街西段的一宗商业用地，面积1.2公顷。',
  url: 'https://open.example/open/112308810000000017/2026-00001',
};
const length = (text: string): number => [...new Intl.Segmenter('zh').segment(text)].length;

describe('An announcement', () => {
  test('says who, what and where to read it', () => {
    expect(announcementText(announced, 300)).toBe(
      '【同江市自然资源局】国有建设用地使用权挂牌出让公告。位于通江街西段的一宗商业用地，面积1.2公顷。 https://open.example/open/112308810000000017/2026-00001',
    );
  });

  test.each([90, 100, 120, 140])(
    'of at most %i characters is never longer, and never without its whole link',
    (most) => {
      const text = announcementText({ ...announced, summary: '详'.repeat(500) }, most);
      expect(length(text)).toBeLessThanOrEqual(most);
      expect(text.endsWith(` ${announced.url}`)).toBe(true);
      expect(text).toContain('…');
    },
  );

  test('counts what people see as one character as one, and cuts none in two', () => {
    const family = '👨‍👩‍👧‍👦';
    const text = announcementText({ ...announced, title: family.repeat(60), summary: '' }, 100);
    expect(length(text)).toBeLessThanOrEqual(100);
    expect(text.replaceAll(family, '')).not.toMatch(/[\u{1F468}-\u{1F469}]/u);
  });
});
