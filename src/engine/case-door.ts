import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';
import { canonicalJson, sha256Hex } from '../domain/audit/canonical-json.js';
import { mayKnow, mayView } from '../domain/authority/read-scope.js';
import type { Definition } from '../domain/lifecycle/definition.js';
import { mayOpenQuarantine } from '../domain/screening/quarantine.js';
import type { Facts } from '../domain/lifecycle/facts.js';
import { accepted, refused, type Outcome, type Refusal } from '../domain/refusal.js';
import { Clock } from '../platform/clock.js';
import { CaseFacts } from './case-facts.js';
import { CaseReader } from './case-reader.js';
import type { CaseRow } from './case-row.js';
import { CaseWriter } from './case-writer.js';
import { Definitions } from './definitions.js';
import type { Writes } from './writes.js';

/** Said where no `If-Match` or `Idempotency-Key` is needed: the system, claims, comments, plain reading. */
export const NOT_NEEDED = Symbol('not-needed');

/** What is asked of a case, whoever asks. */
export interface Ask {
  readonly actor: Actor;
  readonly caseId: string;
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** `If-Match`; null when the caller gave none. */
  readonly revision: number | null | typeof NOT_NEEDED;
  /** `Idempotency-Key`; null when the caller gave none. */
  readonly key: string | null | typeof NOT_NEEDED;
}

/** Who asks of which case, and on what condition. */
export type Asked = Omit<Ask, 'action' | 'input'>;

/** A case as read for one decision. */
export interface Opened {
  /** Who asks, with those delegations that still hold as the case is read. */
  readonly actor: Actor;
  readonly row: CaseRow;
  readonly facts: Facts;
  readonly definition: Definition;
  /** Whether the actor may see the content: the secrecy authority answers its question without, unless the content is quarantined. */
  readonly content: boolean;
  readonly now: Date;
}

export interface Planned<T> {
  readonly writes: Omit<Writes, 'answer'>;
  readonly answer: T;
}

/** What the retry loop of PostgreSQL's own conflicts looks for; 23505 is the idempotency key written by a twin just now. */
const TRY_AGAIN = new Set(['40001', '40P01', '23505']);
const ATTEMPTS = 5;

/**
 * The one door (ARCHITECTURE §3): read, check in the fixed order, plan purely, write under the guard; a lost guard retries the whole.
 */
@Injectable()
export class CaseDoor {
  constructor(
    private readonly reader: CaseReader,
    private readonly writer: CaseWriter,
    private readonly facts: CaseFacts,
    private readonly definitions: Definitions,
    private readonly clock: Clock,
  ) {}

  async pass<T>(ask: Ask, plan: (opened: Opened) => Outcome<Planned<T>>): Promise<Outcome<T>> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const opened = await this.open(ask);
      if (opened === null) return refused([NOT_FOUND]);
      const early = answeredEarly<T>(ask, opened.row);
      if (early !== null) return early;
      const planned = plan(opened);
      if (!planned.ok) return planned;
      if (await this.written(ask, planned.value)) return accepted(planned.value.answer);
    }
    return refused([{ code: 'busy', kind: 'stale' }]);
  }

  /** The case with its facts for those who may know of it; "not found" and "not yours" look alike (invariant 6). */
  async open(ask: Pick<Ask, 'actor' | 'caseId' | 'key'>): Promise<Opened | null> {
    const repeat = typeof ask.key === 'string' ? { actor: ask.actor.account, key: ask.key } : null;
    const held = (ask.actor.delegations ?? []).map(({ id }) => id);
    const row = await this.reader.read(ask.caseId, repeat, held);
    if (row === null) return null;
    const facts = this.facts.of(row);
    const definition = await this.definitions.of(row.definition);
    const actor = asOfNow(ask.actor, row.delegations);
    if (!mayKnow(definition, actor, facts)) return null;
    const content = facts.quarantined ? mayOpenQuarantine(actor, facts) : mayView(definition, actor, facts);
    return { actor, row, facts, definition, content, now: this.clock.now() };
  }

  private async written<T>(ask: Ask, { writes, answer }: Planned<T>): Promise<boolean> {
    const kept =
      typeof ask.key === 'string'
        ? { answer: { actor: ask.actor.account, key: ask.key, bodyHash: bodyHash(ask), status: 200, response: answer } }
        : {};
    try {
      return await this.writer.write({ ...writes, ...kept });
    } catch (error) {
      if (TRY_AGAIN.has((error as { code?: string }).code ?? '')) return false;
      throw error;
    }
  }
}

/** A delegation that was ended while the request was under way gives no right any more. */
function asOfNow(actor: Actor, held: readonly string[]): Actor {
  const { delegations, ...own } = actor;
  return delegations === undefined ? actor : { ...own, delegations: delegations.filter(({ id }) => held.includes(id)) };
}

const NOT_FOUND: Refusal = { code: 'not-found', kind: 'missing' };

/** 428, replay, 412 - in that order, before anyone asks whether the action is allowed. */
function answeredEarly<T>(ask: Ask, row: CaseRow): Outcome<T> | null {
  const absent: Refusal[] = [];
  if (ask.revision === null) absent.push({ code: 'if-match-required', kind: 'precondition' });
  if (ask.key === null) absent.push({ code: 'idempotency-key-required', kind: 'precondition' });
  if (absent.length > 0) return refused(absent);
  if (row.replay !== null) {
    return row.replay.body_hash === bodyHash(ask)
      ? accepted(row.replay.response as T)
      : refused([{ code: 'key-reused', kind: 'content' }]);
  }
  if (typeof ask.revision === 'number' && ask.revision !== row.revision) {
    return refused([{ code: 'stale', kind: 'stale', params: { current: row.revision, given: ask.revision } }]);
  }
  return null;
}

const bodyHash = ({ caseId, action, input }: Ask): string =>
  sha256Hex(canonicalJson({ caseId, action, input: JSON.parse(JSON.stringify(input)) as unknown }));
