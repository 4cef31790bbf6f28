import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { PASSWORD } from './house.js';

export interface Question {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

class StaleConnection extends Error {}

/** Keeps its connections, as a proxy in front of the house does, and costs little beside what it measures. */
export class HttpClient {
  private readonly agent: Agent;
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly base: string,
    connections: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** A kept connection that the server had closed meanwhile is no answer: asked again on another. */
  async ask(path: string, question: Question = {}): Promise<Answer> {
    try {
      return await this.once(path, question);
    } catch (cause) {
      if (cause instanceof StaleConnection) return await this.ask(path, question);
      throw cause;
    }
  }

  private async once(path: string, { method = 'GET', headers = {}, body }: Question): Promise<Answer> {
    const sent = body === undefined ? null : JSON.stringify(body);
    const json = sent === null ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) };
    return await new Promise((resolve, reject) => {
      const asked = request(this.base + path, { method, headers: { ...headers, ...json }, agent: this.agent });
      const failed = (cause: NodeJS.ErrnoException) => {
        reject(asked.reusedSocket && cause.code === 'ECONNRESET' ? new StaleConnection() : cause);
      };
      asked.once('error', failed).once('response', (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.once('error', reject).once('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
        });
      });
      asked.end(sent ?? undefined);
    });
  }

  /** The answer to a question of somebody signed in, which has to be as expected. */
  async as(account: string, path: string, question: Question, expected = 200): Promise<Answer> {
    const cookie = this.cookies.get(account) ?? (await this.signIn(account));
    const answer = await this.ask(path, { ...question, headers: { ...question.headers, cookie } });
    if (answer.status !== expected) throw new Error(`${path}: ${String(answer.status)} ${answer.text}`);
    return answer;
  }

  close(): void {
    this.agent.destroy();
  }

  private async signIn(account: string): Promise<string> {
    const answer = await this.ask('/api/v1/session', { method: 'POST', body: { account, password: PASSWORD } });
    const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0];
    if (cookie === undefined) throw new Error(`${account} cannot sign in: ${String(answer.status)} ${answer.text}`);
    this.cookies.set(account, cookie);
    return cookie;
  }
}
