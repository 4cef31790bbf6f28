/** A word of ours: where it stands in a header or as the value of a template, something was believed that somebody typed. */
export const MARK = 'Zq7marked';

export interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly payload: string;
}

/** What only the inside of the house knows: frames of a stack, words of the driver, of the ORM and of PostgreSQL. */
const INSIDE =
  /\n\s+at [^\n]+[:(]\d+|node_modules|\/(?:src|dist)\/[\w/-]+\.[jt]s|QueryFailedError|TypeError:|RangeError:|SyntaxError|syntax error at or near|violates [\w-]+ constraint|invalid input syntax|invalid byte sequence|relation "|column "|out of range for type|\bSELECT\b[^<>]{1,400}\bFROM\b|\bINSERT INTO\b|pg_catalog|SQLSTATE/;
const PROGRAMS = /^\/(api\/v1|open\/v1)\b/;
/** Without a worker the process says, rightly, that it is not ready. */
const MAY_BE_DOWN = '/health/ready';
const SLOW_MS = 10_000;

/** What is wrong with an answer, in words; empty when nothing is. */
export function wrongWith(
  path: string,
  { statusCode, headers, payload }: Answer,
  written: readonly string[],
  took: number,
) {
  const refused = statusCode >= 400;
  return [
    ...(statusCode >= 500 && path !== MAY_BE_DOWN ? [`fault ${String(statusCode)}`] : []),
    ...(INSIDE.test(payload) && refused ? [`tells of the inside: ${INSIDE.exec(payload)?.[0] ?? ''}`] : []),
    ...(refused && written.length > 0 ? [`refused with ${String(statusCode)}, and wrote ${written.join(', ')}`] : []),
    ...(refused && PROGRAMS.test(path) ? problems(statusCode, headers, payload) : []),
    ...(Object.keys(headers).includes('x-planted') ? ['a header was planted'] : []),
    ...(took > SLOW_MS ? [`took ${String(Math.round(took))} ms`] : []),
    ...(isPolluted() ? ['changed what all objects inherit'] : []),
  ];
}

function problems(status: number, headers: Answer['headers'], payload: string): string[] {
  if (!String(headers['content-type']).startsWith('application/problem+json'))
    return ['refused without a problem document'];
  const told = JSON.parse(payload) as Record<string, unknown>;
  const texts = ['type', 'title', 'code', 'detail', 'instance'].filter((name) => typeof told[name] !== 'string');
  const reasons = Array.isArray(told.reasons) ? (told.reasons as Record<string, unknown>[]) : [];
  const whole = reasons.length > 0 && reasons.every(({ code, message }) => Boolean(code) && Boolean(message));
  return texts.length === 0 && whole && told.status === status
    ? []
    : [`a problem document without its parts: ${payload.slice(0, 200)}`];
}

const isPolluted = (): boolean =>
  Object.keys(Object.prototype).length > 0 || 'polluted' in {} || 'polluted' in [] || 'polluted' in (() => undefined);
