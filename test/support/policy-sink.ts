import {
  createServer,
  request as ask,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

const SINK = '/policy-sink';
const POLICY = 'content-security-policy';

interface Shown {
  readonly policy: string;
  readonly html: string;
}

/**
 * The application with a sink for what the content security policy of its pages stopped (CSP 3 §5.3): every answer is passed on as it
 * is, its policy with the sink named in it. Chromium reports nothing where Playwright stands between, so this does.
 */
export class PolicySink {
  /** Of each report the page, the directive and what was stopped. */
  readonly reports: string[] = [];
  private readonly shown = new Map<string, Shown>();
  private readonly server = createServer((request, response) => {
    this.answer(request, response);
  });

  private constructor(private readonly app: string) {}

  static async before(app: string): Promise<PolicySink> {
    const sink = new PolicySink(app);
    await new Promise<void>((resolve) => sink.server.listen(0, '127.0.0.1', resolve));
    return sink;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  /** The address shows this page, which the application gave as the answer to a form. */
  show(path: string, page: Shown): void {
    this.shown.set(path, page);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { url = '/', method, headers } = request;
    const page = this.shown.get(url);
    if (url === SINK) this.report(request, response);
    else if (page !== undefined)
      response.writeHead(200, { 'content-type': 'text/html', [POLICY]: named(page.policy) }).end(page.html);
    else
      ask(this.app + url, { method, headers: { ...headers, host: new URL(this.app).host } }, (answer) => {
        response.writeHead(answer.statusCode ?? 500, withSink(answer.headers));
        answer.pipe(response);
      }).end();
  }

  private report(request: IncomingMessage, response: ServerResponse): void {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      this.reports.push(told(text));
      response.writeHead(204).end();
    });
  }
}

const named = (policy: string): string => `${policy}; report-uri ${SINK}`;

const withSink = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  headers[POLICY] === undefined ? headers : { ...headers, [POLICY]: named(String(headers[POLICY])) };

function told(text: string): string {
  const { 'csp-report': report = {} } = JSON.parse(text) as { 'csp-report'?: Record<string, unknown> };
  const { 'document-uri': page, 'violated-directive': directive, 'blocked-uri': blocked } = report;
  return `${String(page)}: ${String(directive)} stopped ${String(blocked)}`;
}
