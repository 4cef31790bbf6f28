import request from 'supertest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startApp, type TestApp } from '../../support/app.js';

interface Vector {
  readonly type: string;
  readonly event: string;
  readonly n: number;
  readonly unit: string;
  readonly due?: string;
  readonly latest?: string;
  readonly provisional?: boolean;
}
const file = join(__dirname, '../../domain/calendar/deadline-vectors.json');
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector[] };

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const ask = async (query: object) => await request(app.url).get('/open/v1/calendar/due').query(query);

test.each(vectors)('the window answers $type $n $unit of $event', async ({ type, event, n, unit, ...expected }) => {
  const asked = type === 'within' ? 'within' : 'before';
  const { status, body } = await ask({ event, n, unit, type: asked });
  expect([status, body.due, body.provisional]).toEqual([
    ...[200, expected.due ?? expected.latest, expected.provisional ?? false],
  ]);
});

test('the answer names each day counted, each rest day and why, and the make-up days', async () => {
  const { body, headers } = await ask({ event: '2026-03-10', n: 20, unit: 'working-day', type: 'before' });
  expect(headers['access-control-allow-origin']).toBe('*');
  expect(body).toMatchObject({ due: '2026-02-03', provisional: false, movedFrom: null, calendar: '2026-11-23' });
  expect([body.counted.length, body.counted[0], body.counted.at(-1)]).toEqual([20, '2026-02-04', '2026-03-09']);
  expect(body.madeUp).toEqual([
    { date: '2026-02-14', holiday: '春节' },
    { date: '2026-02-28', holiday: '春节' },
  ]);
  expect(body.skipped).toContainEqual({ date: '2026-02-16', why: '春节' });
  expect(body.skipped).toContainEqual({ date: '2026-03-07', why: '周末' });
  expect((await ask({ event: '2026-03-10', n: 1, lang: 'en' })).body.skipped).toEqual([]);
});

test('what is not a question about days is 400, with the field', async () => {
  const wrong = [
    { n: 20 },
    { event: '2026-02-30', n: 20 },
    { event: 'today', n: 20 },
    { event: '2026-03-10', n: 0 },
    { event: '2026-03-10', n: 100_000 },
    { event: '2026-03-10', n: 2.5 },
    { event: '2026-03-10', n: 20, unit: 'month' },
    { event: '2026-03-10', n: 20, type: 'between' },
    { event: '2026-03-10', n: 12, unit: 'clock-hour' },
  ];
  for (const query of wrong) {
    const { status, headers } = await ask(query);
    expect([query, status, headers['content-type']]).toEqual([
      ...[query, 400, expect.stringContaining('application/problem+json')],
    ]);
  }
});

test('an instant without an offset is Beijing time, and a plus sign lost on the way is understood', async () => {
  const { body } = await ask({ event: '2026-02-14T20:00', n: 12, unit: 'clock-hour' });
  expect(body.due).toBe('2026-02-15T08:00:00+08:00');
  const raw = await request(app.url).get('/open/v1/calendar/due?event=2026-02-14T20:00:00+08:00&n=12&unit=clock-hour');
  expect(raw.body.due).toBe('2026-02-15T08:00:00+08:00');
});
