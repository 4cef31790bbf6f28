import type { Reason } from '../access/problem.js';
import type { Entry } from '../domain/catalogue/jurisdiction.js';
import { inLocale, isTranslated, sentenceOf, translate, type Locale } from '../platform/i18n.js';
import type { Naming } from './naming.js';

/** What a refusal may be about: its fields and files have names here, not ids. */
export interface Subject {
  readonly entry: Entry | null;
  readonly attachments: readonly { readonly id: string; readonly title: string }[];
  readonly extra: readonly { readonly id: string; readonly name: string }[];
}

export type Say = (refusal: Pick<Reason, 'code' | 'params' | 'rule'>) => string;

/** Sentences in which `elements.area` is called 面积 and `reviewer` 公开审查. */
export function sayerFor(naming: Naming, subject: Subject, locale: Locale): Say {
  const named: Readonly<Record<string, (id: string) => string>> = {
    field: (id) => fieldName(id, subject, locale),
    target: (id) => fieldName(id, subject, locale),
    role: (id) => (id.includes(' ') ? id : naming.role(id, locale)),
  };
  return ({ params = {}, ...refusal }) => {
    const words = Object.entries(params).map(([name, value]) => [name, named[name]?.(String(value)) ?? value] as const);
    return sentenceOf({ ...refusal, params: Object.fromEntries(words) }, locale);
  };
}

/** The name of a field or a file in the words of the item. */
export function fieldName(field: string, { entry, attachments, extra }: Subject, locale: Locale): string {
  const [kind = '', id = ''] = field.split(/[.:]/, 2);
  if (kind === 'attachment') return attachments.find((file) => file.id === id)?.title ?? field;
  const date = kind === 'dates' ? entry?.dates.find((each) => each.id === id) : undefined;
  const element = entry?.elements.find((each) => each.id === id);
  const named = date ?? (kind === 'dates' ? undefined : element);
  if (named !== undefined) return inLocale(named.name, locale);
  const added = extra.find((each) => each.id === id);
  if (added !== undefined) return added.name;
  const key = [`workbench.form.${field}`, `workbench.act.fields.${field}`].find((one) => isTranslated(locale, one));
  return key === undefined ? field : translate(locale, key);
}
