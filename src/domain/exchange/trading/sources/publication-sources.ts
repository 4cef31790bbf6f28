import { noticeText } from '../notice-text.js';
import type { Subject } from '../subject.js';
import { told } from '../told.js';
import type { SourceKind } from './source-kind.js';
import type { DataType } from '../field-table.js';

/** What the publication as a whole says, and what the system knows of it. */
export const PUBLICATION_SOURCES: Readonly<Record<string, SourceKind>> = {
  title: plain(({ publication }) => publication.title, 'string', 'title'),
  summary: plain(({ publication }) => publication.summary, 'string', 'summary'),
  /** The whole notice as text. */
  text: plain((subject) => noticeText(subject.publication, subject.withheld), 'string', 'elements'),
  number: plain(({ publication }) => publication.number),
  version: plain(({ publication }) => String(publication.version), 'number'),
  url: plain(({ publication }) => publication.url),
  formed: plain(({ publication }) => publication.formedOn, 'datetime'),
  published: plain(({ publication }) => publication.publishedAt, 'datetime'),
  decided: plain(({ decidedAt }) => decidedAt, 'datetime'),
  region: plain(({ region }) => region),
  relation: plain(({ publication }) => publication.relation?.kind ?? 'none', 'code'),
  constant: {
    fault: ([name = '', ...more], { constants }) => {
      if (more.length > 0) return 'a constant has one name';
      return constants.has(name) ? null : `unknown constant "${name}"`;
    },
    gives: () => 'string',
    value: ([name = ''], { constants }) => told(constants.get(name)),
    field: () => null,
  },
};

function plain(
  value: (subject: Subject) => string | null,
  gives: DataType | 'code' = 'string',
  field: string | null = null,
): SourceKind {
  return {
    fault: (path) => (path.length === 0 ? null : 'nothing may follow its name'),
    gives: () => gives,
    value: (_path, subject) => told(value(subject)),
    field: () => field,
  };
}
