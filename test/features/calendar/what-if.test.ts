import { startApp, type TestApp } from '../../support/app.js';
import { ManualClock } from '../../support/manual-clock.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({}, new ManualClock(new Date('2026-09-15T04:00:00Z')));
});
afterAll(async () => {
  await app.stop();
});

async function page(query: Record<string, string>): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${app.url}/calendar/entries?${new URLSearchParams(query).toString()}`);
  return { status: answer.status, text: await answer.text() };
}
const day = ({ text }: { text: string }) => /class="due-answer"><strong>([^<]*)/.exec(text)?.[1];

test('anyone chooses an entry of the catalogue; then its own dates and codes are asked for', async () => {
  const blank = await page({});
  expect(blank.text).toContain('<option value="land-grant-announcement">');
  const chosen = await page({ entry: 'land-grant-announcement' });
  expect(chosen.text).toContain('<option value="land-grant-announcement" selected>');
  expect(chosen.text).toContain('name="date.formed-or-changed"');
  expect(chosen.text).toContain('name="code.grant-mode"');
  expect(chosen.text).not.toContain('id="answer"');
});

test('formed on 30 September, the last lawful day is 3 November: National Day is skipped, the make-up Saturday counts', async () => {
  const answer = await page({ entry: 'land-grant-announcement', 'date.formed-or-changed': '2026-09-30' });
  expect(day(answer)).toBe('2026年11月3日星期二');
  expect(answer.text).toContain('第26条');
  expect(answer.text).toMatch(/国庆节 10月1日至10月7日（7 天）/);
  expect(answer.text).toContain('未起算：待填');
  expect(answer.text).not.toContain('暂定');
});

test('by tender the same entry is counted by the rule of the tender, from the notice submitted', async () => {
  const answer = await page({
    ...{ entry: 'land-grant-announcement', 'code.grant-mode': 'tender' },
    'date.notice-submitted-otherwise': '2026-09-30T10:00',
  });
  expect(answer.text).toContain('核验');
});

test('beyond the last notice the answer is marked provisional', async () => {
  const answer = await page({ entry: 'land-grant-announcement', 'date.formed-or-changed': '2026-12-20' });
  expect([day(answer), answer.text.includes('暂定')]).toEqual(['2027年1月15日星期五', true]);
});

test('a date that is none is refused and kept; an unknown entry is asked for again', async () => {
  const wrong = await page({ entry: 'land-grant-announcement', 'date.formed-or-changed': '2026-02-30' });
  expect([wrong.status, wrong.text.includes('#date.formed-or-changed')]).toEqual([400, true]);
  expect(wrong.text).toContain('value="2026-02-30"');
  expect((await page({ entry: 'nothing' })).text).toContain('请选择');
});
