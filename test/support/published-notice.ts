import type { TestApp } from './app.js';
import { LAND_NOTICE } from './land-notice.js';

/** The land notice, walked by its four people from draft to publication; answers its id. */
export async function publishedNotice(app: Pick<TestApp, 'as'>): Promise<string> {
  const by = async (role: string) => await app.as(`land-bureau.${role}`);
  const { id } = (await (await by('drafter')).create(LAND_NOTICE)).body as { id: string };
  const steps = [
    ['drafter', 'SUBMIT'],
    ['reviewer', 'CLEAR'],
    ['approver', 'APPROVE'],
    ['publisher', 'PUBLISH'],
  ] as const;
  for (const [role, action] of steps) {
    const person = await by(role);
    if (action === 'CLEAR') await person.markAll(id);
    const answer = await person.act(id, action);
    if (answer.status !== 200) throw new Error(`${action}: ${answer.text}`);
  }
  return id;
}
