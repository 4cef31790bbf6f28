import type { Response } from 'supertest';
import type { TestApp } from '../../support/app.js';

/** A person at the workbench without JavaScript: reads pages, fills in forms and sends them with their hidden fields. */
export class Desk {
  private constructor(
    private readonly app: TestApp,
    private readonly account: string,
  ) {}

  static at(app: TestApp, account: string): Desk {
    return new Desk(app, account);
  }

  async page(path: string): Promise<Response> {
    return await (await this.app.as(this.account)).get(path).set('accept', 'text/html');
  }

  /** Sends a form as a browser does, from a page of this installation. */
  async send(path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Response> {
    const person = await this.app.as(this.account);
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields))
      for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
    return await person
      .send('post', path)
      .set('accept', 'text/html')
      .set('origin', this.app.url)
      .type('form')
      .send(body.toString());
  }

  /** The action's button on the item's page, pressed. */
  async press(item: string, action: string, fields: Readonly<Record<string, string>> = {}): Promise<Response> {
    const page = await this.page(`/workbench/items/${item}`);
    return await this.send(`/workbench/items/${item}/actions/${action}`, { ...hidden(page), ...fields });
  }

  async upload(item: string, name: string, bytes: Buffer, title: string): Promise<Response> {
    const page = await this.page(`/workbench/items/${item}/attachments`);
    const person = await this.app.as(this.account);
    return await person
      .send('post', `/workbench/items/${item}/attachments`)
      .set('accept', 'text/html')
      .set('origin', this.app.url)
      .field('revision', hidden(page).revision ?? '')
      .field('title', title)
      .attach('file', bytes, name);
  }
}

/** Revision and key, as they travel with each form. */
export function hidden({ text }: Pick<Response, 'text'>): { revision?: string; key?: string } {
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1];
  const [revision, key] = [value('revision'), value('key')];
  return { ...(revision === undefined ? {} : { revision }), ...(key === undefined ? {} : { key }) };
}

/** The error summary: where each line leads, and what it says. */
export const errors = ({ text }: Pick<Response, 'text'>): string[] => {
  const summary = /class="error-summary"[\s\S]*?<ul>([\s\S]*?)<\/ul>/.exec(text)?.[1] ?? '';
  return [...summary.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map(([, href, words]) => `${href} ${words}`);
};

export const idIn = (location: string | undefined): string => /items\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? '';
