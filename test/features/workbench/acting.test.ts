import { startApp, type TestApp } from '../../support/app.js';
import { approved, cleared, drafted, must, submitted } from '../../support/way.js';
import { Desk, errors, hidden } from './desk.js';

let app: TestApp;
const at = (account: string): Desk => Desk.at(app, account);

beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const state = async (id: string): Promise<string> => (await (await app.as('land-bureau.drafter')).item(id)).state;

test('an item goes from draft to the public by buttons alone, and each page shows what the public will see', async () => {
  const id = await drafted(app);
  expect((await at('land-bureau.drafter').press(id, 'SUBMIT')).headers.location).toBe(
    `/workbench/items/${id}?done=SUBMIT`,
  );
  const review = await at('land-bureau.reviewer').page(`/workbench/items/${id}`);
  expect(review.text).toContain('先逐项审查（还有 7 项）');
  await at('land-bureau.reviewer').send(`/workbench/items/${id}/marks`, { ...hidden(review), do: 'rest' });
  await at('land-bureau.reviewer').press(id, 'CLEAR', { comment: '可以公开' });
  await at('land-bureau.approver').press(id, 'APPROVE');
  const published = await at('land-bureau.publisher').press(id, 'PUBLISH');
  expect([published.status, await state(id)]).toEqual([303, 'work.idle']);
  const { publication } = await (await app.as('land-bureau.drafter')).item(id);
  const [own, open] = [
    await at('land-bureau.drafter').page(`/workbench/items/${id}`),
    await at('land-bureau.drafter').page(publication.url),
  ];
  const article = (text: string) => /<article class="document">[\s\S]*?<\/article>/.exec(text)?.[0];
  expect(article(own.text)).toBe(article(open.text));
});

test('a button pressed twice acts once', async () => {
  const id = await cleared(app);
  const form = hidden(await at('land-bureau.approver').page(`/workbench/items/${id}`));
  const press = async () =>
    await at('land-bureau.approver').send(`/workbench/items/${id}/actions/APPROVE`, { ...form });
  const [first, second] = [await press(), await press()];
  expect([first.status, second.status]).toEqual([303, 303]);
  const { rows } = await app.pool.query(
    "SELECT count(*)::int AS n FROM audit_entry WHERE subject = $1 AND action = 'APPROVE'",
    [id],
  );
  expect(rows).toEqual([{ n: 1 }]);
});

test('a return without a reason is refused on the same page, and the form stays open', async () => {
  const id = await cleared(app);
  const answer = await at('land-bureau.approver').press(id, 'RETURN', { reason: ' ', to: 'review' });
  expect([answer.status, errors(answer)]).toEqual([422, ['#RETURN.reason 原因：必须填写。']]);
  expect(answer.text).toMatch(/id="act-RETURN" open/);
  expect(answer.text).toMatch(/id="RETURN.to.review" name="to" value="review" checked/);
});

test('approving on a stale page is refused, says who changed it, and keeps the remark', async () => {
  const id = await cleared(app);
  const form = hidden(await at('land-bureau.approver').page(`/workbench/items/${id}`));
  await must(app, id, 'land-bureau.approver2', 'RETURN', { reason: '缺宗地图', to: 'review' });
  const answer = await at('land-bureau.approver').send(`/workbench/items/${id}/actions/APPROVE`, {
    ...form,
    comment: '同意公开',
  });
  expect([answer.status, await state(id)]).toEqual([412, 'work.confidentialityReview.reviewing']);
  expect(answer.text).toContain('韩红霞（国土局）退回');
});

test('what I may not do is listed with the rule that says so', async () => {
  const id = await submitted(app);
  const { text } = await at('land-bureau.drafter').page(`/workbench/items/${id}`);
  const whyNot = /class="fold why-not"[\s\S]*?<\/details>/.exec(text)?.[0] ?? '';
  expect(whyNot).toMatch(
    /<dt>批准<\/dt><dd>办理这一步需要“批准”的职责。<\/dd><dd>现在处于“审查中”，不能“批准”。<\/dd>/,
  );
  const buttons = [...text.matchAll(/<button class="btn[^"]*" formaction|<summary class="btn/g)];
  expect(buttons.length).toBeLessThanOrEqual(5);
});

test('withholding is proposed with ground, explanation and date, and confirmed by the approver with one button', async () => {
  const id = await submitted(app);
  const fields = { ground: 'trade-secret', explanation: '含未公开报价', reviewAgainOn: '2027-11-20' };
  await at('land-bureau.reviewer').press(id, 'WITHHOLD', fields);
  const page = await at('land-bureau.approver').page(`/workbench/items/${id}`);
  expect(page.text).toMatch(/审查人提出不予公开<\/strong> 商业秘密（条例第15条）。含未公开报价/);
  expect(page.text).toContain('>确认不予公开</button>');
  await at('land-bureau.approver').press(id, 'WITHHOLD');
  expect(await state(id)).toBe('work.withheld');
});

test('a clerk records an approval on paper with signer and time, and no one else’s sign-in', async () => {
  const id = await cleared(app);
  const signed = {
    'recorded.medium': 'paper',
    'recorded.signer': 'land-bureau.approver',
    'recorded.signedAt': '2026-11-20T09:30',
  };
  const answer = await at('land-bureau.clerk').press(id, 'APPROVE', signed);
  expect([answer.status, await state(id)]).toEqual([303, 'work.publication.ready']);
  const trail = await at('land-bureau.drafter').page(`/workbench/items/${id}/trail`);
  expect(trail.text).toContain('唐秀芳（国土局）批准公开');
});

test('publication is set for a time in Beijing', async () => {
  const id = await approved(app);
  const day = new Date(app.clock.now().getTime() + 2 * 86_400_000).toISOString().slice(0, 10);
  await at('land-bureau.publisher').press(id, 'SCHEDULE', { at: `${day}T09:00` });
  const { rows } = await app.pool.query("SELECT due_at FROM timer WHERE case_id = $1 AND status = 'open'", [id]);
  expect(rows).toEqual([{ due_at: new Date(`${day}T01:00:00Z`) }]);
});

test('the secrecy authority reads the question it is asked and nothing of the item', async () => {
  const id = await submitted(app);
  await at('land-bureau.reviewer').press(id, 'REFER', { question: '宗地邻近口岸设施，能否公开坐标？' });
  const officer = at('secrecy-authority.officer');
  const page = await officer.page(`/workbench/items/${id}`);
  expect(page.text).toContain('能否公开坐标');
  const inbox = await officer.page('/workbench');
  for (const seen of [page.text, inbox.text]) expect(seen).not.toMatch(/三江口|通江街/);
  await officer.press(id, 'ADVISE', { advice: '可以公开，坐标不精确到米。' });
  expect(await state(id)).toBe('work.confidentialityReview.reviewing');
});

test('people of another unit find nothing, and a page that never was looks the same', async () => {
  const id = await drafted(app);
  const strangers = at('finance-bureau.drafter');
  const [other, none] = [
    await strangers.page(`/workbench/items/${id}`),
    await strangers.page('/workbench/items/00000000-0000-7000-8000-000000000000'),
  ];
  expect([other.status, none.status]).toEqual([404, 404]);
  expect(other.text.replaceAll(id, '')).toBe(none.text.replaceAll('00000000-0000-7000-8000-000000000000', ''));
});

test('who is not signed in is led to the sign-in and back', async () => {
  const answer = await fetch(`${app.url}/workbench?view=mine`, {
    headers: { accept: 'text/html' },
    redirect: 'manual',
  });
  expect(answer.headers.get('location')).toBe('/workbench/sign-in?next=%2Fworkbench%3Fview%3Dmine');
});
