import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { DEMO_PASSWORD } from '../../../src/access/demo-accounts.js';

/** One thing that was asked, however often, and the first answer that came. */
export interface Asked {
  readonly account: string;
  readonly method: string;
  readonly path: string;
  readonly body: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  readonly answer: string;
  /** How often it was sent until an answer came. */
  readonly sent: number;
}

interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

const PATIENCE_MS = 20_000;

/** People's browsers: who gets no answer asks again, the same with the same key, at whichever process is there. */
export class Client {
  /** What came back that is no answer, by its name or status: broken connections, 5xx. */
  readonly broken = new Map<string, number>();
  private readonly cookies = new Map<string, string>();
  private turn = 0;

  constructor(private readonly addresses: readonly string[]) {}

  async ask(account: string, { method, path, body, headers = {} }: Request): Promise<Asked> {
    const text = body === undefined ? null : JSON.stringify(body);
    for (let sent = 1; ; sent += 1) {
      const cookie = this.cookies.get(account) ?? (await this.signIn(account));
      const told = await this.once(path, {
        method,
        body: text,
        headers: { ...headers, cookie, ...(text === null ? {} : { 'content-type': 'application/json' }) },
      });
      if (told === null) await pause(50 + Math.random() * 100);
      else if (told.status === 401) this.cookies.delete(account);
      else return { account, method, path, body: text, headers, sent, ...told };
    }
  }

  /** An action of the lifecycle on the item as it stands at that revision. */
  async act(account: string, id: string, action: string, body: object, revision: number): Promise<Asked> {
    return await this.ask(account, {
      ...{ method: 'POST', path: `/api/v1/items/${id}/actions/${action}`, body },
      headers: { 'if-match': `"${String(revision)}"`, 'idempotency-key': randomUUID() },
    });
  }

  /** The same once more. */
  async repeat({ account, method, path, body, headers }: Asked): Promise<Asked> {
    return await this.ask(account, {
      ...{ method, path, headers },
      ...(body === null ? {} : { body: JSON.parse(body) as object }),
    });
  }

  /** What anybody can read; null when nobody answered. */
  async read(path: string): Promise<{ status: number; answer: string } | null> {
    return await this.once(path, { method: 'GET' });
  }

  private async signIn(account: string): Promise<string> {
    for (;;) {
      const address = this.next();
      try {
        const answer = await fetch(`${address}/api/v1/session`, {
          ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
          body: JSON.stringify({ account, password: DEMO_PASSWORD }),
          signal: AbortSignal.timeout(PATIENCE_MS),
        });
        await answer.text();
        const cookie = answer.headers.get('set-cookie')?.split(';')[0];
        if (answer.ok && cookie !== undefined) {
          this.cookies.set(account, cookie);
          return cookie;
        }
        this.count(`sign-in ${String(answer.status)}`);
      } catch (cause) {
        this.count(nameOf(cause));
      }
      await pause(200);
    }
  }

  private async once(path: string, init: RequestInit): Promise<{ status: number; answer: string } | null> {
    try {
      const answer = await fetch(`${this.next()}${path}`, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
      const text = await answer.text();
      if (answer.status < 500) return { status: answer.status, answer: text };
      this.count(String(answer.status));
    } catch (cause) {
      this.count(nameOf(cause));
    }
    return null;
  }

  private next(): string {
    this.turn += 1;
    return this.addresses[this.turn % this.addresses.length]!;
  }

  private count(what: string): void {
    this.broken.set(what, (this.broken.get(what) ?? 0) + 1);
  }
}

/** `fetch` wraps what happened to the connection; the errors are not of the test's own realm. */
function nameOf(cause: unknown): string {
  const { cause: inner = cause } = cause as { cause?: unknown };
  const { code, name } = inner as { code?: unknown; name?: unknown };
  return String(typeof code === 'string' ? code : name);
}
