import { z } from 'zod';

export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens');
export const date = z.iso.date('a date is YYYY-MM-DD');
const words = z.string().trim().min(1, 'must not be empty');

/** Every name is given in Chinese, the plan's own words, and in English. */
export const naming = { zh: words, en: words };
export const text = z.strictObject(naming);
export { words };

/** Gathers `zh` and `en`, which the files write beside the other keys, into `name`. */
export function named<T extends { zh: string; en: string }>({ zh, en, ...rest }: T) {
  return { ...rest, name: { zh, en } };
}
