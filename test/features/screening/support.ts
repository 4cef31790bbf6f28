import type { TestApp } from '../../support/app.js';
import { LAND_NOTICE } from '../../support/land-notice.js';
import { submitted } from '../../support/way.js';

export const ID = '11010519491231002X';
export const MOBILE = '13812345678';
export const REVIEWER = 'land-bureau.reviewer';

export const codes = (answer: { body: { reasons?: { code: string }[] } }) =>
  answer.body.reasons?.map(({ code }) => code);

/** A land notice whose 宗地位置 holds these words. */
export const withLocation = (location: string, title = LAND_NOTICE.title) => ({
  title,
  elements: { ...LAND_NOTICE.elements, 'parcel-location': location },
});

export interface Found {
  readonly id: string;
  readonly target: string;
  readonly detector: string;
  readonly hidden: boolean;
  readonly decision?: { readonly decision: string; readonly by: string };
}

export async function findsOf(app: TestApp, id: string, account = REVIEWER): Promise<Found[]> {
  const answer = await (await app.as(account)).get(`/api/v1/items/${id}/finds`);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body;
}

export async function decided(app: TestApp, id: string, find: string, body: object, account = REVIEWER) {
  return await (await app.as(account)).send('post', `/api/v1/items/${id}/finds/${find}/decision`, body);
}

/** Submitted and marked all public; what is found is left to the test. */
export async function inReview(app: TestApp, location: string, title?: string): Promise<string> {
  const id = await submitted(app, withLocation(location, title));
  await (await app.as(REVIEWER)).markAll(id);
  return id;
}
