import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askedAt, committedAt, type Committed, type Point } from './points.js';
import { boundStatement, firstColumn, WireReader } from './wire.js';

const SOCKET = '.s.PGSQL.5432';

interface Armed {
  readonly point: Point;
  readonly reached: () => void;
}

/**
 * Stands between one process and PostgreSQL and passes on every byte. Armed with a point it does something else at the first message
 * that is one: it calls `reached`, which kills the process, and passes nothing on any more.
 */
export class DatabaseProxy {
  private armed: Armed | null = null;
  private held = false;
  private readonly sockets = new Set<Socket>();

  private constructor(
    readonly folder: string,
    private readonly upstream: () => string,
    private readonly server: Server,
  ) {}

  /** `upstream` answers the folder of the server's socket, which a restart may move. */
  static async open(upstream: () => string): Promise<DatabaseProxy> {
    const folder = mkdtempSync(join(tmpdir(), 'gk-p-'));
    const server = createServer();
    const proxy = new DatabaseProxy(folder, upstream, server);
    server.on('connection', (client) => {
      proxy.carry(client);
    });
    await new Promise<void>((resolve) => server.listen(join(folder, SOCKET), resolve));
    return proxy;
  }

  arm(point: Point, reached: () => void): void {
    this.armed = { point, reached };
  }

  disarm(): void {
    this.armed = null;
  }

  /** From now on PostgreSQL answers nothing, until `let`: every connection of the pool is taken sooner or later. */
  hold(): void {
    this.held = true;
  }

  let(): void {
    this.held = false;
    for (const socket of this.sockets) socket.resume();
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private carry(client: Socket): void {
    const server = connect(join(this.upstream(), SOCKET));
    const [asked, answered] = [new WireReader(true), new WireReader(false)];
    const conversation = new Conversation();
    const end = (): void => {
      for (const socket of [client, server]) {
        socket.destroy();
        this.sockets.delete(socket);
      }
    };
    for (const socket of [client, server]) {
      socket.on('error', end).on('close', end);
      this.sockets.add(socket);
    }
    client.on('data', (chunk) => {
      const names = conversation.ask(asked.push(chunk));
      if (this.struck((point) => names.some((name) => askedAt(point, name)))) end();
      else server.write(chunk);
    });
    server.on('data', (chunk) => {
      const committed = conversation.answer(answered.push(chunk));
      if (this.struck((point) => committed.some((each) => committedAt(point, each)))) end();
      else client.write(chunk);
      if (this.held) server.pause();
    });
  }

  private struck(is: (point: Point) => boolean): boolean {
    const { armed } = this;
    if (armed === null || !is(armed.point)) return false;
    this.armed = null;
    armed.reached();
    return true;
  }
}

/** One connection's questions and answers, one at a time as `pg` asks them. */
class Conversation {
  private now: Committed = { name: '', rows: 0, told: null };
  private done: Committed[] = [];

  /** The named statements that are asked for. */
  ask(messages: ReturnType<WireReader['push']>): string[] {
    const asked = messages.flatMap(({ kind, body }) => {
      if (kind === 'B') return [boundStatement(body)];
      return kind === 'Q' ? [''] : []; // a statement without a name: BEGIN, COMMIT
    });
    for (const name of asked) this.now = { name, rows: 0, told: null };
    return asked;
  }

  /** The statements whose transaction has just been committed. */
  answer(messages: ReturnType<WireReader['push']>): Committed[] {
    const committed: Committed[] = [];
    for (const { kind, body } of messages) {
      if (kind === 'D') this.now = { ...this.now, rows: this.now.rows + 1, told: firstColumn(body) };
      if (kind === 'C') this.done.push(this.now);
      if (kind === 'E') this.done = [];
      if (kind === 'Z' && body.toString() === 'I') committed.push(...this.done.splice(0));
      if (kind === 'Z' && body.toString() === 'E') this.done = [];
    }
    return committed;
  }
}
