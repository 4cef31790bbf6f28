import type { Reason } from './problem.js';

/** What zod tells of a value that does not fit, as it reaches the validation pipe (Standard Schema issues keep these fields). */
export interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly code?: string;
  readonly expected?: string;
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly format?: string;
}

/** One reason per issue, with the path of the field: what the sender must change. */
export function malformed(issues: readonly Issue[]): readonly Reason[] {
  return issues.map((issue) => {
    const field = pathOf(issue);
    const { code, params } = describe(issue);
    return {
      code,
      kind: 'malformed',
      params: { ...params, field: field === '' ? 'body' : field },
      ...(field === '' ? {} : { field }),
    };
  });
}

const pathOf = ({ path = [] }: Issue): string =>
  path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.');

function describe(issue: Issue): Pick<Reason, 'code'> & { params: Record<string, string> } {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.message.endsWith('received undefined')) return { code: 'malformed-missing', params: {} };
      return { code: 'malformed-type', params: { expected: issue.expected ?? '' } };
    case 'too_small':
      return { code: `malformed-too-small-${measureOf(issue)}`, params: { minimum: String(issue.minimum) } };
    case 'too_big':
      return { code: `malformed-too-big-${measureOf(issue)}`, params: { maximum: String(issue.maximum) } };
    case 'invalid_format':
      return { code: 'malformed-format', params: { format: issue.format ?? '' } };
    case 'invalid_value':
      return { code: 'malformed-value', params: { values: (issue.values ?? []).map(String).join(', ') } };
    case 'unrecognized_keys':
      return { code: 'malformed-unknown-key', params: { keys: (issue.keys ?? []).join(', ') } };
    case undefined:
    default:
      return { code: 'malformed', params: {} };
  }
}

function measureOf({ origin }: Issue): 'text' | 'list' | 'number' {
  if (origin === 'string') return 'text';
  return origin === 'array' || origin === 'set' ? 'list' : 'number';
}
