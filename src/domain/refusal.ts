/**
 * An expected "no": a stable code, the values its sentence needs, and the rule it comes from.
 * The sentence itself is in `templates/locales/<locale>/refusals.yaml` under the code.
 */
export interface Refusal {
  readonly code: string;
  /** Which kind of answer it is; the mapping to HTTP is one exhaustive switch (access/problem.ts). */
  readonly kind: RefusalKind;
  readonly params?: Readonly<Record<string, string | number>>;
  /** Article or plan section, in the law's own words, e.g. `谁批准、谁公开（方案三）`. */
  readonly rule?: string;
  /** The form field or mark target the refusal is about, e.g. `elements.price`. */
  readonly field?: string;
}

/** authority → 403, state → 409, content → 422, stale → 412, missing → 404, precondition → 428, malformed → 400. */
export type RefusalKind = 'authority' | 'state' | 'content' | 'stale' | 'missing' | 'precondition' | 'malformed';

/** Either the value or every reason why not, never both. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly [Refusal, ...Refusal[]] };

export const accepted = <T>(value: T): Outcome<T> => ({ ok: true, value });

export function refused<T = never>(refusals: readonly Refusal[]): Outcome<T> {
  const [first, ...rest] = refusals;
  if (first === undefined) throw new Error('a refusal needs at least one reason');
  return { ok: false, refusals: [first, ...rest] };
}
