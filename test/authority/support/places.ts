import type { Role } from '../../../src/domain/actor.js';
import type { TestApp } from '../../support/app.js';
import { drafted, must } from '../../support/way.js';
import { withLocation } from '../../features/screening/support.js';

/** An item of 国土局 as it stands for the whole run, and what hangs on it. Ids of things there are none of are made up. */
export interface Place {
  readonly state: string;
  readonly id: string;
  readonly revision: number;
  readonly number: string | null;
  readonly task: { readonly id: string; readonly role: Role; readonly unit: string } | null;
  readonly attachment: string;
  readonly delivery: string;
  readonly find: string;
  /** Units asked to countersign. */
  readonly signers: readonly string[];
}

export const NOWHERE = '0198c3a0-0000-7000-8000-000000000000';
export const SIGNER = 'construction-bureau';
const [DRAFTER, REVIEWER, APPROVER, PUBLISHER] = ['drafter', 'reviewer', 'approver', 'publisher'].map(
  (role) => `land-bureau.${role}`,
) as [string, string, string, string];
const because = { reason: '内容有误' };
const ground = { ground: 'trade-secret', explanation: '涉及第三方商业秘密', reviewAgainOn: '2027-03-02' };

type Way = (app: TestApp, change?: object) => Promise<string>;

const then =
  (way: Way, account: string, action: string, body: object = {}): Way =>
  async (app, change) => {
    const id = await way(app, change);
    await must(app, id, account, action, body);
    return id;
  };

/** Drafted, with a file. */
const begun: Way = async (app, change) => {
  const id = await drafted(app, change);
  const sent = (await app.as(DRAFTER)).send('post', `/api/v1/items/${id}/attachments`).field('title', '宗地清单');
  const answer = await sent.attach('file', Buffer.from('宗地,面积\n一号,1.2公顷\n'), '宗地清单.csv');
  if (answer.status !== 201) throw new Error(answer.text);
  return id;
};
const submitted: Way = then(begun, DRAFTER, 'SUBMIT');
const cleared: Way = async (app, change) => {
  const id = await submitted(app, change);
  await app.drain(); // the file is read
  await (await app.as(REVIEWER)).markAll(id);
  await must(app, id, REVIEWER, 'CLEAR');
  return id;
};
const approved: Way = async (app, change) => {
  const id = await cleared(app, change);
  await must(app, id, APPROVER, 'APPROVE');
  return id;
};
const published: Way = then(approved, PUBLISHER, 'PUBLISH');
const proposed = (kind: string): Way => then(submitted, REVIEWER, kind, ground);
const asks = (change: object = {}) => ({ ...change, countersigners: [SIGNER] });

/** How an item comes to each state of the lifecycle, through HTTP, by those whose steps they are. */
export const WAYS: Readonly<Record<string, Way>> = {
  drafting: begun,
  reviewing: submitted,
  referred: then(submitted, REVIEWER, 'REFER', { question: '是否属于国家秘密？' }),
  consulting: then(submitted, REVIEWER, 'CONSULT', { party: '某公司', receivedOn: '2026-11-20' }),
  quarantined: async (app, change) => await submitted(app, { ...withLocation('商服用地 机密★10年'), ...change }),
  approval: cleared,
  countersigning: async (app, change) => await cleared(app, asks(change)),
  proposed: proposed('WITHHOLD'),
  ready: approved,
  scheduled: then(approved, PUBLISHER, 'SCHEDULE', { at: '2099-01-01T01:00:00Z' }),
  published,
  held: then(published, 'office.officer', 'HOLD', because),
  correcting: then(published, DRAFTER, 'CORRECT', because),
  takenDown: then(published, PUBLISHER, 'TAKE_DOWN', because),
  repealed: then(published, APPROVER, 'REPEAL', because),
  withheld: then(proposed('WITHHOLD'), APPROVER, 'WITHHOLD'),
  onRequestOnly: then(proposed('RESTRICT'), APPROVER, 'RESTRICT'),
  abandoned: then(begun, DRAFTER, 'ABANDON', because),
};

/** States in which nothing of the item is public. */
export const NOT_PUBLIC = Object.keys(WAYS).filter(
  (state) => !['published', 'held', 'correcting', 'takenDown', 'repealed'].includes(state),
);

/** Brings one item to a state; what it holds can be changed, and a file is attached while it is drafted. */
export async function placeIn(app: TestApp, state: string, change: object = {}): Promise<Place> {
  const id = await WAYS[state]!(app, change);
  if (state === 'drafting') await recorded(app, id);
  await app.drain();
  const { rows } = await app.database.ownerPool(1).query<Found>(FACTS, [id]);
  const found = rows[0]!;
  const find = state === 'quarantined' ? await firstFind(app, id) : '0123456789abcdef';
  const signers = state === 'countersigning' ? [SIGNER] : [];
  return {
    ...found,
    state,
    find,
    signers,
    attachment: found.attachment ?? NOWHERE,
    delivery: found.delivery ?? NOWHERE,
  };
}

/** A licence, as far as it goes. */
async function recorded(app: TestApp, id: string): Promise<void> {
  const records = [{ kind: 'licence', fields: { XK_XDR_MC: '示例公司' } }];
  const answer = await (await app.as(DRAFTER)).send('put', `/api/v1/items/${id}/credit-records`, { records });
  if (answer.status !== 200) throw new Error(answer.text);
}

type Found = Omit<Place, 'state' | 'find' | 'signers' | 'attachment' | 'delivery'> & {
  readonly attachment: string | null;
  readonly delivery: string | null;
};

async function firstFind(app: TestApp, id: string): Promise<string> {
  const finds = (await (await app.as(REVIEWER)).get(`/api/v1/items/${id}/finds`)).body as { id: string }[];
  return finds[0]?.id ?? '';
}

const FACTS = `
SELECT c.id, c.revision, i.number,
       (SELECT jsonb_build_object('id', t.id, 'role', t.role, 'unit', t.unit)
          FROM task t WHERE t.case_id = c.id AND t.status = 'open' ORDER BY t.id LIMIT 1) AS task,
       (SELECT a.id FROM attachment a WHERE a.item = c.id LIMIT 1) AS attachment,
       (SELECT d.id FROM delivery d WHERE d.case_id = c.id ORDER BY d.id DESC LIMIT 1) AS delivery
FROM workflow_case c JOIN item i ON i.id = c.id WHERE c.id = $1`;
