import { MailTemplates } from '../../src/notifications/mail-templates.js';
import type { CaseMessage } from '../../src/notifications/message.js';
import { Views } from '../../src/platform/views.js';
import { startApp, type TestApp } from '../support/app.js';
import { LAND_NOTICE } from '../support/land-notice.js';
import { drafted } from '../support/way.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ ROLE: 'web' });
});
afterAll(async () => {
  await app.stop();
});

/** What would become 49, a function's text or `[object Object]` if it were ever read as a template. */
const TYPED = `{{constructor.constructor "return 7*7"}}{{{__proto__}}}{{#with this}}{{lookup this "constructor"}}{{/with}}<b>`;
const ESCAPED = TYPED.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** An object as a careless merge of what somebody sent would leave it. */
const inheriting = <T extends object>(own: T): T => Object.setPrototypeOf({ ...own }, { detail: 'inherited' }) as T;

const problem = { title: TYPED, status: 404, code: 'x', instance: '/x', reasons: [], viewer: null };
const message: CaseMessage = {
  ...{ id: 'x', notice: 'x', entry: TYPED, unit: TYPED, step: TYPED, reference: TYPED, url: 'https://example.org/' },
  ...{ what: TYPED, lead: TYPED, due: null, missed: null },
  recipient: { account: 'x', person: TYPED, email: 'x@example.org', locale: 'zh' },
};

describe('what somebody typed is data to a template, never a template', () => {
  test('in a page: braces stand there as typed, and what is inherited is not there', () => {
    const views = app.running.app.get(Views, { strict: false });
    expect(views.render('portal/problem', 'zh', { ...problem, detail: TYPED })).toContain(
      ESCAPED.replaceAll('=', '&#x3D;'),
    );
    expect(views.fragment('portal/problem', 'zh', inheriting(problem))).not.toContain('inherited');
  });

  test('in a mail: subject and text as typed, HTML escaped', () => {
    const mails = app.running.app.get(MailTemplates, { strict: false });
    const written = mails.write(message);
    expect(written.text).toContain(TYPED);
    expect(written.html).toContain(ESCAPED);
    expect(written.html).not.toContain('<b>');
    for (const text of [written.subject, written.text, written.html])
      expect(text).not.toMatch(/\b49\b|object Object|function/);
  });

  test('through the house: names that every object has are names of no field, and change no object', async () => {
    const drafter = await app.as('land-bureau.drafter');
    const id = await drafted(app, { title: TYPED });
    for (const name of ['constructor', 'prototype', 'toString', '__defineGetter__']) {
      const body = JSON.stringify({ ...LAND_NOTICE, elements: { [name]: { polluted: '49' } } }); // the client would drop the name
      const answer = await drafter.send('post', '/api/v1/items').type('application/json').send(body);
      const kept = answer.status === 201 ? Object.keys((await drafter.item(answer.body.id)).elements) : [];
      expect([name, kept]).toEqual([name, []]); // refused, or left out by the framework before anybody looks
    }
    const page = await drafter.get(`/workbench/items/${id}`).set('accept', 'text/html');
    expect(page.text).toContain(ESCAPED);
    expect('polluted' in {}).toBe(false);
  });
});
