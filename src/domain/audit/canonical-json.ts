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
  return write(value, []);
}

/** SHA-256 of canonical JSON (its UTF-8 bytes), 64 lower-case hex digits. */
export function sha256Hex(canonical: string): string {
  return hash('sha256', canonical, 'hex');
}

/** Where in the value the writer is: joined to a text only when there is a fault to name. */
type Path = (string | number)[];

function write(value: unknown, path: Path): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writeString(value, path);
  if (typeof value === 'number') return writeNumber(value, path);
  if (Array.isArray(value)) return writeArray(value, path);
  if (isPlainObject(value)) return writeObject(value, path);
  throw notJson(path, nameOf(value));
}

function writeArray(value: readonly unknown[], path: Path): string {
  let text = '';
  for (let at = 0; at < value.length; at += 1) {
    path.push(at);
    text += `${at === 0 ? '' : ','}${write(value[at], path)}`;
    path.pop();
  }
  return `[${text}]`;
}

function writeObject(value: Readonly<Record<string, unknown>>, path: Path): string {
  let text = '';
  // The default sort of strings compares UTF-16 code units, which is the order RFC 8785 §3.2.3 asks for.
  for (const name of Object.keys(value).sort()) {
    const label = writeString(name, path);
    path.push(name);
    text += `${text === '' ? '' : ','}${label}:${write(value[name], path)}`;
    path.pop();
  }
  return `{${text}}`;
}

function writeString(value: string, path: Path): string {
  if (!(value as WellFormed).isWellFormed()) throw notJson(path, 'a string with a lone surrogate');
  return JSON.stringify(value);
}

/** ES2024, in every Node the house runs on. */
type WellFormed = string & { isWellFormed(): boolean };

function writeNumber(value: number, path: Path): string {
  if (!Number.isFinite(value)) throw notJson(path, String(value));
  return JSON.stringify(value);
}

function notJson(path: Path, what: string): TypeError {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return new TypeError(`not JSON at $${place}: ${what}`);
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
