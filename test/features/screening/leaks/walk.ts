import type { TestApp } from '../../../support/app.js';
import { must } from '../../../support/way.js';
import { decided, findsOf } from '../support.js';
import type { Planted } from './planted.js';

/** What came of a planted item. */
export interface Shown extends Planted {
  readonly id: string;
  readonly number: string;
  readonly fileWithheld: boolean;
}

/** The drafter's part: written, its file attached, submitted. */
export async function submittedOf(app: TestApp, { unit, body, file }: Planted): Promise<string> {
  const drafter = await app.as(`${unit}.drafter`);
  const made = await drafter.create(body);
  if (made.status !== 201) throw new Error(made.text);
  const { id } = made.body as { id: string };
  if (file !== null) {
    const sent = drafter.send('post', `/api/v1/items/${id}/attachments`).field('title', file.title);
    const attached = await sent.attach('file', file.bytes, file.name);
    if (attached.status !== 201) throw new Error(attached.text);
  }
  await must(app, id, `${unit}.drafter`, 'SUBMIT');
  return id;
}

/** The reviewer's, who marks every part as the mood is and masks whatever the public would still see; then the others'. */
export async function publishedOf(app: TestApp, planted: Planted, id: string): Promise<Shown> {
  const { unit } = planted;
  const account = `${unit}.reviewer`;
  const fileWithheld = await marked(app, planted, id);
  for (const find of await findsOf(app, id, account)) {
    if (find.hidden || find.decision !== undefined) continue;
    const answer = await decided(app, id, find.id, { decision: 'mask' }, account);
    if (answer.status !== 200) throw new Error(answer.text);
  }
  await must(app, id, account, 'CLEAR');
  await must(app, id, `${unit}.approver`, 'APPROVE');
  await must(app, id, `${unit}.publisher`, 'PUBLISH');
  const { publication } = await (await app.as(account)).item(id);
  return { ...planted, id, number: publication.number, fileWithheld };
}

async function marked(app: TestApp, { unit, moods, file, secrets }: Planted, id: string): Promise<boolean> {
  const reviewer = await app.as(`${unit}.reviewer`);
  const { elements, extra, attachments } = await reviewer.item(id);
  const parts = [...Object.keys(elements), ...extra.map((each: { id: string }) => each.id)];
  const personal = (part: string) => part === 'recipients' && secrets.some(({ place }) => place === 'column');
  const marks = parts.map((part, at) => {
    const mood = moods[at] ?? 'publish';
    return { target: `element:${part}`, decision: mood === 'publish' && personal(part) ? 'mask' : mood };
  });
  const withheld = file !== null && (file.leads || moods.at(-1) === 'withhold');
  const files = attachments.map((each: { id: string }) => ({
    ...{ target: `attachment:${each.id}`, decision: withheld ? 'withhold' : 'publish' },
  }));
  const said = [...marks, ...files].map((mark) => ({
    ...mark,
    ...(mark.decision === 'publish' ? {} : { ground: 'personal-privacy' }),
  }));
  const answer = await reviewer.send('put', `/api/v1/items/${id}/marks`, { marks: said });
  if (answer.status !== 200) throw new Error(answer.text);
  return withheld;
}
