import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml } from '../domain/yaml.js';
import type { Refusal } from '../domain/refusal.js';
import { projectRoot } from './project-root.js';

export const LOCALES = ['zh', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export type Params = Readonly<Record<string, unknown>>;

/** The sentence under `key` (`<file>.<path>`), `{name}` filled from `params`. An unknown key fails a test; people see the key. */
export function translate(locale: Locale, key: string, params: Params = {}): string {
  const sentence = sentencesOf(locale).get(key);
  if (sentence !== undefined) return fill(sentence, params);
  if (process.env.NODE_ENV === 'test') throw new Error(`no sentence for ${key} in ${locale}`);
  return key;
}

/** Whether there is a sentence, for texts that come from data (a measure, a party's role) and may be shown as they are. */
export const isTranslated = (locale: Locale, key: string): boolean => sentencesOf(locale).has(key);

/** What is wrong, in the person's language, with the rule it comes from: "… 依据：谁批准、谁公开（方案三）". */
export function sentenceOf(refusal: Pick<Refusal, 'code' | 'params' | 'rule'>, locale: Locale): string {
  const sentence = translate(
    locale,
    `refusals.${refusal.code}`,
    withRoleNamed(withPlace(refusal.params, locale), locale),
  );
  return refusal.rule === undefined
    ? sentence
    : translate(locale, 'common.with-rule', { sentence, rule: refusal.rule });
}

/** Where it is wrong, in words: the nth record of a list, or the cell of a file. */
function withPlace(params: Params = {}, locale: Locale): Params {
  const place =
    'record' in params ? 'at-record' : 'line' in params ? 'at-cell' : 'sheet' in params ? 'at-column' : null;
  return place === null ? params : { ...params, at: translate(locale, `common.${place}`, params) };
}

/** A role and a detector are told by their names, not by their ids. */
function withRoleNamed(params: Params = {}, locale: Locale): Params {
  const { role, detector } = params;
  if (typeof detector === 'string' && isTranslated(locale, `screening.names.${detector}`))
    return { ...params, detector: translate(locale, `screening.names.${detector}`) };
  if (typeof role !== 'string' || !isTranslated(locale, `workbench.roles.${role}`)) return params;
  return { ...params, role: translate(locale, `workbench.roles.${role}`) };
}

/** The words of a text that data carries in both languages. */
export const inLocale = (text: Readonly<Record<Locale, string>>, locale: Locale): string => text[locale];

/** All keys of a locale: the tests compare them. */
export const keysOf = (locale: Locale): string[] => [...sentencesOf(locale).keys()];

const loaded = new Map<Locale, ReadonlyMap<string, string>>();

function sentencesOf(locale: Locale): ReadonlyMap<string, string> {
  const known = loaded.get(locale) ?? readLocale(join(projectRoot(), 'templates', 'locales', locale));
  loaded.set(locale, known);
  return known;
}

function readLocale(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return new Map(files.flatMap((name) => flatten(name.slice(0, -'.yaml'.length), sentencesIn(join(folder, name)))));
}

function sentencesIn(file: string): unknown {
  try {
    return readYaml(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error(`${file}: ${String(cause)}`, { cause });
  }
}

function flatten(key: string, node: unknown): [string, string][] {
  if (typeof node === 'string') return [[key, node]];
  if (typeof node !== 'object' || node === null) throw new Error(`${key} is not a sentence: quote it`);
  return Object.entries(node).flatMap(([name, child]) => flatten(`${key}.${name}`, child));
}

function fill(sentence: string, params: Params): string {
  return sentence.replace(/\{([\w-]+)\}/g, (blank, name: string) => {
    const value = params[name];
    return typeof value === 'string' || typeof value === 'number' ? `${value}` : blank;
  });
}
