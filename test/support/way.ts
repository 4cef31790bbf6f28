import type { TestApp } from './app.js';
import { LAND_NOTICE } from './land-notice.js';

/** Ways of a 国土局 item to a state, walked through HTTP by the people whose steps they are. */
export async function drafted(app: TestApp, change: object = {}): Promise<string> {
  const answer = await (await app.as('land-bureau.drafter')).create({ ...LAND_NOTICE, ...change });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body.id;
}

export async function submitted(app: TestApp, change: object = {}): Promise<string> {
  const id = await drafted(app, change);
  await must(app, id, 'land-bureau.drafter', 'SUBMIT');
  return id;
}

export async function cleared(app: TestApp, change: object = {}): Promise<string> {
  const id = await submitted(app, change);
  await (await app.as('land-bureau.reviewer')).markAll(id);
  await must(app, id, 'land-bureau.reviewer', 'CLEAR');
  return id;
}

export async function approved(app: TestApp, change: object = {}): Promise<string> {
  const id = await cleared(app, change);
  await must(app, id, 'land-bureau.approver', 'APPROVE');
  return id;
}

export async function published(app: TestApp, change: object = {}): Promise<string> {
  const id = await approved(app, change);
  await must(app, id, 'land-bureau.publisher', 'PUBLISH');
  return id;
}

/** An action that has to succeed; the answer's body. */
export async function must(app: TestApp, id: string, account: string, action: string, body: object = {}) {
  const answer = await (await app.as(account)).act(id, action, body);
  if (answer.status !== 200) throw new Error(`${account} ${action}: ${answer.text}`);
  return answer.body;
}
