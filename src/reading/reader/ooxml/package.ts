import { readXml } from '../xml.js';
import { textOf, unpacked } from '../unpacked.js';

/** An Office document as its parts by name. */
export type Parts = ReadonlyMap<string, Uint8Array>;

export const packageOf = (bytes: Uint8Array): Parts => unpacked(bytes);

/** The names of parts that fit, in the order of their numbers. */
export const named = (parts: Parts, pattern: RegExp): string[] =>
  [...parts.keys()].filter((name) => pattern.test(name)).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

export const xmlOf = (parts: Parts, name: string): string => textOf(parts.get(name));

export interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

export function relationsOf(parts: Parts, name: string): Relation[] {
  const found: Relation[] = [];
  const xml = xmlOf(parts, name);
  if (xml !== '')
    readXml(xml, {
      open: (tag, { Id: id = '', Type: type = '', Target: target = '', TargetMode = '' }) => {
        if (tag === 'Relationship') found.push({ id, type, target, external: TargetMode === 'External' });
      },
    });
  return found;
}

export const allRelations = (parts: Parts): Relation[] =>
  named(parts, /\.rels$/).flatMap((name) => relationsOf(parts, name));
