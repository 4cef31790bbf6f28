import { LAND_NOTICE } from './land-notice.js';
import { must } from './way.js';
import type { TestApp } from './app.js';
import type { House } from '../authority/support/house.js';
import { placeIn, type Place } from '../authority/support/places.js';

/** Ends attributes, elements and scripts of every kind, then tries to run; `hit` is there in every page (script-watch.ts). */
export const SCRIPT = `"'><img src=x-gk onerror=hit()><svg/onload=hit()></textarea></title></script><script>hit()</script>{{7*7}}`;
const URL_OF_SCRIPT = `https://news.example.org/?a="'><img src=x-gk onerror=hit()>`;
const because = { reason: SCRIPT };
const typed = {
  title: SCRIPT,
  summary: `${SCRIPT}\n\njavascript:hit()`,
  elements: {
    ...LAND_NOTICE.elements,
    'parcel-location': SCRIPT,
    'plot-ratio': SCRIPT,
    'building-density': SCRIPT,
  },
};
const [DRAFTER, REVIEWER, APPROVER, PUBLISHER] = ['drafter', 'reviewer', 'approver', 'publisher'].map((role) => `land-bureau.${role}`) as [string, string, string, string]; // prettier-ignore

/** Items with a script in everything that somebody types, one in each kind of state in which pages show them otherwise. */
export async function hostileItems(app: TestApp): Promise<Place[]> {
  const of = async (state: string): Promise<Place> => {
    const place = await placeIn(app, state, typed);
    await said(app, place.id);
    return place;
  };
  const places = [await of('drafting'), await of('reviewing'), await of('approval'), await of('published')];
  const [returned, withheld, consulting] = [await of('reviewing'), await of('reviewing'), await of('reviewing')];
  const [corrected, down, held, repealed] = [
    await of('published'),
    await of('published'),
    await of('published'),
    await of('published'),
  ];
  await must(app, returned.id, REVIEWER, 'RETURN', because);
  await must(app, withheld.id, REVIEWER, 'WITHHOLD', {
    ground: 'trade-secret',
    explanation: SCRIPT,
    reviewAgainOn: '2027-03-02',
  });
  await must(app, consulting.id, REVIEWER, 'CONSULT', { party: SCRIPT, receivedOn: '2026-11-20' });
  await must(app, corrected.id, DRAFTER, 'CORRECT', because);
  await must(app, down.id, PUBLISHER, 'TAKE_DOWN', because);
  await must(app, held.id, 'office.officer', 'HOLD', because);
  await must(app, repealed.id, APPROVER, 'REPEAL', because);
  await must(app, places[2]!.id, APPROVER, 'RETURN', because);
  await reported(app, places[3]!);
  return [...places, returned, withheld, consulting, corrected, down, held, repealed];
}

/** A comment, a file with such a name and title, a place where it was posted. */
async function said(app: TestApp, id: string): Promise<void> {
  const [drafter, publisher] = [await app.as(DRAFTER), await app.as(PUBLISHER)];
  await drafter.send('post', `/api/v1/items/${id}/comments`, { text: SCRIPT });
  const file = drafter.send('post', `/api/v1/items/${id}/attachments`).field('title', SCRIPT);
  await file.attach('file', Buffer.from('宗地,面积\n'), { filename: `<img src=x-gk onerror=hit()>.csv` });
  await publisher.send('post', `/api/v1/items/${id}/links`, { channel: 'news-media', url: URL_OF_SCRIPT });
}

async function reported(app: TestApp, { number }: Place): Promise<void> {
  const person = await app.as(PUBLISHER);
  await person.send('post', `/open/${number ?? ''}/report`, { kind: 'personal', words: SCRIPT });
}

/** The same in what hangs on no item: a project, an order, a person, a delegation, a report. */
export async function hostileHouse(app: TestApp, house: House): Promise<string[]> {
  const send = async (account: string, method: 'post' | 'patch', path: string, body: object): Promise<string> => {
    const answer = await (await app.as(account)).send(method, path, body).set('idempotency-key', 'hostile-pages');
    return answer.status < 300 ? '' : `${path}: ${answer.text}`;
  };
  const order = {
    unit: 'land-bureau',
    title: SCRIPT,
    source: SCRIPT,
    demand: SCRIPT,
    contact: SCRIPT,
    copyTo: [],
    workingDays: 5,
    issue: true,
  };
  const lent = {
    from: 'land-bureau.approver2',
    to: 'land-bureau.reviewer2',
    roles: ['approver'],
    fromDate: '2026-12-01',
    toDate: '2026-12-02',
  };
  const refused = [
    await send(DRAFTER, 'post', '/api/v1/projects', { code: 'TJ-2026-98', name: SCRIPT, kind: 'land' }),
    await send('supervision-office.officer', 'post', '/api/v1/supervision-orders', order),
    await send('admin', 'patch', '/api/v1/accounts/land-bureau.head', { person: SCRIPT.slice(0, 60) }),
    await send('land-bureau.head', 'post', '/api/v1/delegations', { ...lent, ...because }),
    await send(PUBLISHER, 'post', `/api/v1/reports/${house.report}/settle`, { decision: 'dismiss', ...because }),
  ];
  const channel = await send('office.officer', 'post', '/api/v1/channels/trading-platform-hlj/pause', because);
  return [...refused, channel].filter((one) => one !== '');
}
