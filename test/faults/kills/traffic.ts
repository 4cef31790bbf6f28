import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { LAND_NOTICE } from '../../support/land-notice.js';
import type { Asked, Client } from './client.js';

/** What the people of one house did and were told. */
export class Ledger {
  readonly created = new Map<string, Asked>();
  /** Of each item what was done and acknowledged, in order. */
  readonly done = new Map<string, { action: string; account: string }[]>();
  readonly acknowledged: Asked[] = [];
  readonly refused: Asked[] = [];
  /** Answers that nobody should have got. */
  readonly unexpected: string[] = [];
  readonly read = { pages: 0, wrong: [] as string[] };
}

interface Standing {
  readonly id: string;
  readonly revision: number;
}

const BUREAU = 'land-bureau';
const THINKS_MS = 300;

interface Rule {
  /** Between 0 and 1. */
  readonly random: () => number;
  readonly enough: () => boolean;
}

/** Drafters, reviewers, approvers and publishers of one bureau, one item after the other, until it is enough: the last stays where it is. */
export class Lane {
  constructor(
    private readonly client: Client,
    private readonly ledger: Ledger,
    private readonly rule: Rule,
  ) {}

  async work(): Promise<void> {
    while (!this.rule.enough()) await this.item();
  }

  private async item(): Promise<void> {
    const drafted = await this.create();
    if (drafted === null) return;
    await this.tryAsWrongPerson(drafted, 'approver', 'SUBMIT');
    const published = await this.way(drafted);
    if (published === null) return;
    if (this.rule.random() < 0.3) await this.correct(published.id);
    if (this.rule.random() < 0.2) await this.act(published.id, 'publisher', 'TAKE_DOWN', { reason: '出让活动终止' });
  }

  private async way(drafted: Standing): Promise<Standing | null> {
    const submitted = await this.act(drafted.id, 'drafter', 'SUBMIT');
    if (submitted === null) return null;
    await this.markAll(submitted.id);
    const cleared = await this.act(submitted.id, 'reviewer', 'CLEAR');
    if (cleared === null) return null;
    await this.tryAsWrongPerson(cleared, 'drafter', 'APPROVE');
    await this.tryStale(cleared);
    const approved = await this.act(cleared.id, 'approver', 'APPROVE');
    return approved === null ? null : await this.act(approved.id, 'publisher', 'PUBLISH');
  }

  private async correct(id: string): Promise<void> {
    const begun = await this.act(id, 'drafter', 'CORRECT', { reason: '容积率笔误' });
    if (begun === null) return;
    const elements = { 'plot-ratio': `1.2 至 ${(1.3 + this.rule.random()).toFixed(2)}` };
    await this.client.ask(`${BUREAU}.drafter`, { method: 'PATCH', path: `/api/v1/items/${id}`, body: { elements } });
    const drafted = await this.standing(id);
    if (drafted !== null) await this.way(drafted);
  }

  private async create(): Promise<Standing | null> {
    const asked = await this.client.ask(`${BUREAU}.drafter`, {
      ...{ method: 'POST', path: '/api/v1/items', body: LAND_NOTICE },
      headers: { 'idempotency-key': randomUUID() },
    });
    if (asked.status !== 201) return this.surprised('CREATE', asked);
    this.ledger.acknowledged.push(asked);
    const standing = JSON.parse(asked.answer) as Standing;
    this.ledger.created.set(standing.id, asked);
    this.ledger.done.set(standing.id, []);
    return standing;
  }

  /** Someone acts on the item as it stands; the system may act in between (receipts), then they look again. */
  private async act(id: string, role: string, action: string, body: object = {}): Promise<Standing | null> {
    while (!this.rule.enough()) {
      const at = await this.standing(id);
      if (at === null) return null;
      await pause(this.rule.random() * THINKS_MS);
      const asked = await this.client.act(`${BUREAU}.${role}`, id, action, body, at.revision);
      if (asked.status === 412) continue;
      if (asked.status !== 200) return this.surprised(action, asked);
      this.ledger.acknowledged.push(asked);
      this.ledger.done.get(id)?.push({ action, account: `${BUREAU}.${role}` });
      return { id, revision: (JSON.parse(asked.answer) as Standing).revision };
    }
    return null;
  }

  private async standing(id: string): Promise<Standing | null> {
    const asked = await this.client.ask(`${BUREAU}.drafter`, { method: 'GET', path: `/api/v1/items/${id}` });
    if (asked.status !== 200) return this.surprised('READ', asked);
    return { id, revision: (JSON.parse(asked.answer) as Standing).revision };
  }

  private async markAll(id: string): Promise<void> {
    const read = await this.client.ask(`${BUREAU}.reviewer`, { method: 'GET', path: `/api/v1/items/${id}` });
    const { elements } = JSON.parse(read.answer) as { elements: object };
    const marks = Object.keys(elements).map((each) => ({ target: `element:${each}`, decision: 'publish' }));
    const path = `/api/v1/items/${id}/marks`;
    const asked = await this.client.ask(`${BUREAU}.reviewer`, { method: 'PUT', path, body: { marks } });
    if (asked.status >= 300) this.surprised('MARK', asked);
  }

  private async tryAsWrongPerson(at: Standing, role: string, action: string): Promise<void> {
    this.refusal(await this.client.act(`${BUREAU}.${role}`, at.id, action, {}, at.revision), action);
  }

  private async tryStale(at: Standing): Promise<void> {
    this.refusal(await this.client.act(`${BUREAU}.approver`, at.id, 'APPROVE', {}, at.revision - 1), 'stale APPROVE');
  }

  private refusal(asked: Asked, what: string): void {
    if (asked.status >= 400) this.ledger.refused.push(asked);
    else this.surprised(`${what} by the wrong person`, asked);
  }

  private surprised(what: string, { status, answer, sent }: Asked): null {
    this.ledger.unexpected.push(`${what}: ${String(status)} after ${String(sent)}: ${answer.slice(0, 300)}`);
    return null;
  }
}

/** Residents read the window and whatever it lists. */
export async function residents(client: Client, ledger: Ledger, enough: () => boolean): Promise<void> {
  const paths = ['/', '/open/v1/changes', '/feed.atom', '/search?q=%E6%8C%82%E7%89%8C', '/sitemap.xml'];
  for (let n = 0; !enough(); n += 1) {
    const path = paths[n % paths.length]!;
    const told = await client.read(path);
    if (told !== null && told.status >= 400) ledger.read.wrong.push(`${path}: ${String(told.status)}`);
    if (told !== null) ledger.read.pages += 1;
    await pause(500);
  }
}
