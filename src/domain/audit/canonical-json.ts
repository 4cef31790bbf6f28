import { hash } from 'node:crypto';

/**
 * The canonical form of a JSON value (RFC 8785, JCS): no white space, members sorted by the UTF-16 code units of their names,
 * numbers and strings as ECMAScript writes them. Two writers with the same value get the same bytes, so a hash can be recomputed
 * from what the database gives back.
 *
 * Throws a TypeError naming the path for whatever JSON cannot carry (undefined, NaN, bigint, Date, class instances, lone
 * surrogates): dropped or converted in silence it would be hashed as one thing and stored as another. Instants are the caller's
 * to give as ISO strings.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$');
}

/** SHA-256 of canonical JSON (its UTF-8 bytes), 64 lower-case hex digits. */
export function sha256Hex(canonical: string): string {
  return hash('sha256', canonical, 'hex');
}

function write(value: unknown, path: string): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writeString(value, path);
  if (typeof value === 'number') return writeNumber(value, path);
  if (Array.isArray(value)) return `[${Array.from(value, (one, i) => write(one, `${path}[${i}]`)).join(',')}]`;
  if (isPlainObject(value)) return writeObject(value, path);
  throw new TypeError(`not JSON at ${path}: ${nameOf(value)}`);
}

function writeObject(value: Readonly<Record<string, unknown>>, path: string): string {
  // The default sort of strings compares UTF-16 code units, which is the order RFC 8785 §3.2.3 asks for.
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${writeString(name, path)}:${write(value[name], `${path}.${name}`)}`).join(',')}}`;
}

function writeString(value: string, path: string): string {
  if (LONE_SURROGATE.test(value)) throw new TypeError(`not JSON at ${path}: a string with a lone surrogate`);
  return JSON.stringify(value);
}

const LONE_SURROGATE = /\p{Surrogate}/u;

function writeNumber(value: number, path: string): string {
  if (!Number.isFinite(value)) throw new TypeError(`not JSON at ${path}: ${String(value)}`);
  return JSON.stringify(value);
}

/** Plain means: no prototype, or one that has none itself - `instanceof Object` would fail for objects of another realm. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function nameOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? value.constructor.name : typeof value;
}
