import { formatDay } from '../platform/formats.js';
import { inLocale, translate, type Locale } from '../platform/i18n.js';
import type { PublicCopy } from '../domain/items/public-copy.js';
import type { Relation } from './relation.js';
import { fileAddress } from './addresses.js';
import { elementModel, type ElementModel } from './element.js';
import type { Names } from './names.js';

/** A publication, or what would become one: the workbench shows the page before it is public. */
export interface DocumentSource extends PublicCopy {
  readonly number: string | null;
  readonly unit: string;
  readonly publisher: string | null;
  readonly publishedAt: Date | null;
  readonly repealed: boolean;
  readonly changeNote: string | null;
  readonly relation: Relation | null;
}

export interface DocumentModel {
  readonly title: string;
  readonly number: string | null;
  readonly summary: string;
  readonly unit: string;
  readonly publisher: string | null;
  readonly entry: string;
  readonly domain: string;
  readonly principle: string;
  readonly formedOn: string | null;
  readonly publishedAt: Date | null;
  readonly repealed: boolean;
  readonly changeNote: string | null;
  readonly relation: string | null;
  readonly elements: readonly ElementModel[];
  readonly files: readonly FileModel[];
}

export interface FileModel {
  readonly title: string;
  readonly withheld: string | null;
  readonly url: string | null;
  readonly size: number;
}

/** The model of the partial `document`: the one way a publication looks, in the window and in the preview. */
export function documentModel(source: DocumentSource, names: Names, locale: Locale): DocumentModel {
  const entry = names.jurisdiction.entries.get(source.entry);
  const { title, number, summary, publishedAt, repealed, changeNote } = source;
  const unitName = (id: string) =>
    publishedAt === null ? names.unit(id, locale) : names.unitOn(id, formatDay(publishedAt), locale);
  return {
    ...{ title, number, summary, publishedAt, repealed, changeNote },
    unit: unitName(source.unit),
    publisher: source.publisher === null || source.publisher === source.unit ? null : unitName(source.publisher),
    entry: names.entry(source.entry, locale),
    domain: entry === undefined ? '' : names.domain(entry.domain, locale),
    principle: entry === undefined ? '' : inLocale(names.jurisdiction.principles[entry.principle], locale),
    formedOn: source.formedOn === '' ? null : source.formedOn,
    relation: source.relation === null ? null : translate(locale, `portal.relation.${source.relation.kind}`),
    elements: source.body.map((element) => elementModel(element, locale)),
    files: source.attachments.map((file) => fileModel(file, names, locale)),
  };
}

function fileModel(file: PublicCopy['attachments'][number], names: Names, locale: Locale): FileModel {
  if (file.title === null) {
    const ground = names.ground(file.ground, locale);
    return {
      title: translate(locale, 'portal.item.file-withheld'),
      url: null,
      size: 0,
      withheld: translate(locale, 'portal.item.file-withheld-because', { ground }),
    };
  }
  const title = file.title === '' ? file.fileName : file.title;
  return { title, url: fileAddress(file.sha256, file.fileName), size: file.size, withheld: null };
}
