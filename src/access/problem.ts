import type { Refusal, RefusalKind } from '../domain/refusal.js';

/** The kinds of "no" of the domain, and those that only HTTP knows. */
export type ProblemKind =
  RefusalKind | 'unauthenticated' | 'gone' | 'too-large' | 'unsupported' | 'too-often' | 'unavailable';

/** A refusal as HTTP may also give it: the domain's own, or one about the request itself. */
export interface Reason extends Omit<Refusal, 'kind'> {
  readonly kind: ProblemKind;
}

/** RFC 9457, extended by a stable `code` and every reason. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly instance: string;
  readonly reasons: readonly ProblemReason[];
}

export interface ProblemReason {
  readonly code: string;
  readonly message: string;
  readonly rule?: string;
  readonly field?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Turns codes into what a person reads; `sentenceOf` and `translate` of the platform in production. */
export interface Words {
  sentence(reason: Reason): string;
  title(kind: ProblemKind | 'fault'): string;
}

/** The one place where a kind of refusal becomes an HTTP status. */
export function statusOf(kind: ProblemKind): number {
  switch (kind) {
    case 'malformed':
      return 400;
    case 'unauthenticated':
      return 401;
    case 'missing':
      return 404;
    case 'gone':
      return 410;
    case 'too-large':
      return 413;
    case 'unsupported':
      return 415;
    case 'too-often':
      return 429;
    case 'precondition':
      return 428;
    case 'stale':
      return 412;
    case 'authority':
      return 403;
    case 'state':
      return 409;
    case 'content':
      return 422;
    case 'unavailable':
      return 503;
  }
}

/** The fixed order of answers: the first kind that applies decides, what it would betray of later ones included. */
const ORDER: readonly ProblemKind[] = [
  'unavailable',
  'too-often',
  'too-large',
  'unsupported',
  'malformed',
  'unauthenticated',
  'missing',
  'gone',
  'precondition',
  'stale',
  'authority',
  'state',
  'content',
];

/** Reasons in the order of answers; within a kind as they were given. */
export function inOrder(reasons: readonly Reason[]): readonly Reason[] {
  return ORDER.flatMap((kind) => reasons.filter((reason) => reason.kind === kind));
}

/** The problem document of a refused request: the status of the first kind, all reasons of that and later kinds. */
export function problemOf(reasons: readonly Reason[], instance: string, words: Words): Problem {
  const ordered = inOrder(reasons);
  const [first] = ordered;
  if (first === undefined) throw new Error('a problem needs at least one reason');
  return {
    type: `urn:gongkai:problem:${first.kind}`,
    title: words.title(first.kind),
    status: statusOf(first.kind),
    code: first.code,
    detail: words.sentence(first),
    instance,
    reasons: ordered.map((reason) => reasonOf(reason, words)),
  };
}

function reasonOf(reason: Reason, words: Words): ProblemReason {
  const { code, rule, field, params } = reason;
  return {
    code,
    message: words.sentence(reason),
    ...(rule === undefined ? {} : { rule }),
    ...(field === undefined ? {} : { field }),
    ...(params === undefined ? {} : { params }),
  };
}
