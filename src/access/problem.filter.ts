import { Catch, HttpException, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sentenceOf, translate } from '../platform/i18n.js';
import type { Locale } from '../platform/i18n.js';
import { newId } from '../platform/ids.js';
import { localeOf } from '../platform/locale-of.js';
import { Views } from '../platform/views.js';
import { databaseAway, isDatabaseAway } from './database-away.js';
import { problemOf } from './problem.js';
import type { Problem, Words } from './problem.js';
import type { RefusedError } from './refused-error.js';
import { requestProblem } from './request-problem.js';

/** Every "no" and every fault of HTTP leaves here: a problem document for programs, a page for people. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('fault');

  constructor(private readonly views: Views) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    const refused = requestProblem(error) ?? this.awayOf(error, request);
    const words = wordsIn(localeOf(request));
    const problem =
      refused === null ? this.faultOf(error, request, words) : problemOf(refused.refusals, request.url, words);
    void reply.status(problem.status).headers({ ...headersFor(problem), ...refused?.headers });
    if (wantsPage(request)) this.showPage(request, reply, problem);
    else void reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }

  /** The database does not answer: one line in the log, without a stack, for each request that met it. */
  private awayOf(error: unknown, { method, url }: FastifyRequest): RefusedError | null {
    if (!isDatabaseAway(error)) return null;
    this.logger.warn({ method, url, cause: String(error) }, 'the database does not answer');
    return databaseAway();
  }

  /** What is broken is told to the log with its cause, and to the sender only by a reference to find it there. */
  private faultOf(error: unknown, { method, url }: FastifyRequest, words: Words): Problem {
    const reference = newId();
    const stack = error instanceof Error ? error.stack : String(error);
    this.logger.error({ reference, method, url, cause: error instanceof Error ? error.cause : undefined }, stack);
    const unavailable = error instanceof HttpException && error.getStatus() === 503;
    const reason = { code: unavailable ? 'unavailable' : 'fault', params: { reference } };
    const message = words.sentence({ ...reason, kind: 'state' });
    return {
      type: 'urn:gongkai:problem:fault',
      title: words.title('fault'),
      status: unavailable ? 503 : 500,
      code: reason.code,
      detail: message,
      instance: url,
      reasons: [{ ...reason, message }],
    };
  }

  private showPage(request: FastifyRequest, reply: FastifyReply, problem: Problem): void {
    if (problem.status === 401) {
      void reply.status(303).redirect(`/workbench/sign-in?next=${encodeURIComponent(backTo(request))}`, 303);
      return;
    }
    const house = request.url.startsWith('/workbench') ? 'workbench' : 'portal';
    const page = this.views.render(`${house}/problem`, localeOf(request), {
      ...problem,
      viewer: request.actor ?? null,
    });
    void reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
  }
}

function wordsIn(locale: Locale): Words {
  return {
    sentence: (reason) => sentenceOf(reason, locale),
    title: (kind) => translate(locale, `problems.${kind}`),
  };
}

/** RFC 6750 §3: a program learns that a bearer token would do; no browser dialogue opens for it. */
function headersFor({ status }: Problem): Record<string, string> {
  return status === 401 ? { 'www-authenticate': 'Bearer realm="gongkai"' } : {};
}

const PROGRAMS = /^\/(api\/v1|api\/openapi|open\/v1|health|metrics)\b/;

function wantsPage({ url, headers }: FastifyRequest): boolean {
  return !PROGRAMS.test(url) && /\btext\/html\b/.test(headers.accept ?? '');
}

/** Where the person wanted to be: the page itself, or the page whose form was sent. */
function backTo({ method, url, headers }: FastifyRequest): string {
  if (method === 'GET') return url;
  return URL.canParse(headers.referer ?? '') ? new URL(headers.referer ?? '').pathname : '/workbench';
}
