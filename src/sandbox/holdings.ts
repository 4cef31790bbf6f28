import type { Message } from './message.js';
import { readMessage } from './read-message.js';
import { isSigned } from './signatures.js';

export interface ReceivedPublication extends Message {
  readonly id: string;
  readonly receipt: string;
  readonly receivedAt: string;
}

export interface PlatformAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** How often each thing happened, for those who count. */
export interface Counts {
  readonly taken: number;
  readonly repeated: number;
  readonly stale: number;
}

const MOST_LISTED = 200;
const HOLDINGS_PAGE = 1_000;

/** What a careful platform keeps: each message once by its webhook-id, of each publication only what is newest. */
export class Holdings {
  private readonly byId = new Map<string, ReceivedPublication>();
  private readonly newest = new Map<string, ReceivedPublication>();
  private counts: Counts = { taken: 0, repeated: 0, stale: 0 };

  constructor(
    private readonly keys: readonly string[],
    private readonly now: () => Date,
  ) {}

  take(payload: string, headers: Readonly<Record<string, string>>): PlatformAnswer {
    if (!isSigned(this.keys, payload, headers, this.now())) return { status: 401, body: { error: '签名不符' } };
    const id = headers['webhook-id'] ?? '';
    const question = asked(payload);
    if (question !== null) return { status: 200, body: this.answerTo(question) };
    const message = readMessage(payload);
    const repeat = this.byId.get(id);
    if (repeat !== undefined) return this.counted('repeated', { status: 200, body: receiptOf(repeat) });
    const held = this.newest.get(message.number);
    if (held !== undefined && held.sequence >= message.sequence)
      return this.counted('stale', { status: 409, body: { error: '已有同一或更新的版本', ...receiptOf(held) } });
    return this.counted('taken', { status: 201, body: receiptOf(this.keep(id, message)) });
  }

  /** Each message that was taken, oldest first. */
  all(): readonly ReceivedPublication[] {
    return [...this.byId.values()];
  }

  /** The last few, oldest first. */
  listed(): readonly ReceivedPublication[] {
    return this.all().slice(-MOST_LISTED);
  }

  /** Of each publication what is newest, a tombstone too. */
  current(): ReadonlyMap<string, ReceivedPublication> {
    return this.newest;
  }

  howOften(): Counts {
    return this.counts;
  }

  /** For a trial of what happens when a platform loses what it had. */
  lose(number: string): void {
    this.newest.delete(number);
  }

  private answerTo({ type, after }: Question): Readonly<Record<string, unknown>> {
    if (type === 'gongkai.test') return { receipt: 'TEST', receivedAt: this.now().toISOString() };
    const numbers = [...this.newest.keys()].filter((number) => number > after).sort();
    const page = numbers.slice(0, HOLDINGS_PAGE);
    const holdings = page.map((number) => {
      const { version, sequence, type: last } = this.newest.get(number) ?? { version: 0, sequence: 0, type: '' };
      return { number, version, sequence, shown: !HIDDEN.has(last) };
    });
    return { holdings, next: numbers.length > page.length ? page.at(-1) : null };
  }

  private keep(id: string, message: Message): ReceivedPublication {
    const receivedAt = this.now().toISOString();
    const n = String(this.byId.size + 1).padStart(6, '0');
    const publication = {
      ...message,
      id,
      receipt: `R-${receivedAt.slice(0, 10).replaceAll('-', '')}-${n}`,
      receivedAt,
    };
    this.byId.set(id, publication);
    this.newest.set(message.number, publication);
    return publication;
  }

  private counted(kind: keyof Counts, answer: PlatformAnswer): PlatformAnswer {
    this.counts = { ...this.counts, [kind]: this.counts[kind] + 1 };
    return answer;
  }
}

const HIDDEN: ReadonlySet<string> = new Set(['publication.held', 'publication.withdrawn']);

interface Question {
  readonly type: string;
  readonly after: string;
}

/** A test, or the question what the platform holds; null for a publication. */
function asked(payload: string): Question | null {
  if (!payload.startsWith('{')) return null;
  const { type, data } = JSON.parse(payload) as { type?: unknown; data?: { after?: unknown } };
  if (type !== 'gongkai.test' && type !== 'gongkai.holdings') return null;
  return { type, after: typeof data?.after === 'string' ? data.after : '' };
}

const receiptOf = ({ receipt, receivedAt }: ReceivedPublication): Record<string, unknown> => ({ receipt, receivedAt });
