import { ELEMENT_SOURCES } from './element-sources.js';
import { PEOPLE_SOURCES } from './people-sources.js';
import { PUBLICATION_SOURCES } from './publication-sources.js';
import type { SourceKind } from './source-kind.js';

/** Every word with which a source may begin. */
export const SOURCE_KINDS: ReadonlyMap<string, SourceKind> = new Map(
  Object.entries({ ...PUBLICATION_SOURCES, ...PEOPLE_SOURCES, ...ELEMENT_SOURCES }),
);

export function sourceKind(kind: string): SourceKind {
  const found = SOURCE_KINDS.get(kind);
  if (found === undefined) throw new Error(`no source is called ${kind}: the mapping was not checked`);
  return found;
}
