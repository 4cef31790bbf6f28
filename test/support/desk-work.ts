import type { Page } from 'playwright-core';
import { shot } from './screens.js';

/** The board as it stands: its picture, and the numbers on top by what they are called. */
export async function board(page: Page, url: string, name: string): Promise<Record<string, number>> {
  await page.goto(`${url}/office`);
  await shot(page, name);
  const numbers: [string, number][] = [];
  for (const stat of await page.locator('.stat').all())
    numbers.push([
      String(await stat.locator('.tag').textContent()),
      Number(await stat.locator('.stat__number').textContent()),
    ]);
  return Object.fromEntries(numbers);
}

/** Opens what a notice of that kind is about. */
export async function followNotice(page: Page, what: string): Promise<void> {
  await page.getByRole('link', { name: '通知' }).click();
  await page.locator('.notices__row', { hasText: what }).first().getByRole('button', { name: '查看' }).click();
}

/** The person whose item it is urges whoever has it now. */
export async function urge(item: Page, message: string): Promise<void> {
  await item.locator('summary', { hasText: '催办' }).click();
  await item.getByLabel('附言（选填）').fill(message);
  await item.getByRole('button', { name: '催办' }).click();
  await item.getByText('对方尚未确认').waitFor();
}

/** One action of an order: its form is opened unless it is open, filled and sent. */
export async function doOnOrder(
  page: Page,
  action: string,
  fields: Record<string, string>,
  done: string,
): Promise<void> {
  const form = page.locator(`#act-${action}`);
  if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
  for (const [name, value] of Object.entries(fields)) await page.locator(`[id="${action}.${name}"]`).fill(value);
  await form.getByRole('button').click();
  await page.getByRole('status').filter({ hasText: done }).waitFor();
}

/** Opens a task of the inbox, which the person has before them after signing in. */
export const openFromInbox = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('link', { name: title }).first().click();
};

/** Review, approval and publication of what was submitted, each through the pages of the person whose step it is. */
export async function publishByHand(
  as: (account: string, what: (page: Page) => Promise<void>) => Promise<void>,
  unit: string,
  title: string,
  name: string,
): Promise<void> {
  const steps: [account: string, buttons: string[], done: string][] = [
    ['reviewer', ['其余全部公开', '审查通过'], '审查通过，已送批准'],
    ['approver', ['批准'], '已批准'],
    ['publisher', ['发布'], '已发布'],
  ];
  for (const [account, buttons, done] of steps)
    await as(`${unit}.${account}`, async (page) => {
      await openFromInbox(page, title);
      for (const button of buttons) await page.getByRole('button', { name: button, exact: true }).first().click();
      await page.getByText(done).first().waitFor();
      await shot(page, `${name} ${account}`);
    });
}
