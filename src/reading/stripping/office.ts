import { zipSync, type Zippable } from 'fflate';
import { unpacked } from '../reader/unpacked.js';
import { strippedJpeg, strippedPng } from './picture.js';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const NS = 'http://schemas.openxmlformats.org';
/** The properties stay as parts, since others point at them; there is nothing in them any more. */
const EMPTIED: Readonly<Record<string, string>> = {
  'docProps/core.xml': `${HEAD}<cp:coreProperties xmlns:cp="${NS}/package/2006/metadata/core-properties"/>`,
  'docProps/app.xml': `${HEAD}<Properties xmlns="${NS}/officeDocument/2006/extended-properties"/>`,
  'docProps/custom.xml': `${HEAD}<Properties xmlns="${NS}/officeDocument/2006/custom-properties"/>`,
};
/** The earliest time that a zip can tell: when a part was written is nobody's business. */
const NO_TIME = '1980-01-01T00:00:00';

/** An Office document without properties, preview, revision ids and what its pictures say; null where it is signed or broken. */
export function strippedPackage(bytes: Uint8Array): Uint8Array | null {
  const parts = partsOf(bytes);
  if (parts === null || [...parts.keys()].some((name) => name.startsWith('_xmlsignatures/'))) return null;
  const kept: Zippable = {};
  for (const [name, content] of parts) if (!isPreview(name)) kept[name] = strippedPart(name, content);
  return zipSync(kept, { mtime: NO_TIME });
}

function partsOf(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | null {
  try {
    return unpacked(bytes);
  } catch {
    return null;
  }
}

/** A picture of the first page, as it was when somebody saved it. */
const isPreview = (name: string): boolean => /^docProps\/thumbnail\.\w+$/i.test(name);

function strippedPart(name: string, content: Uint8Array): Uint8Array {
  const emptied = EMPTIED[name];
  if (emptied !== undefined) return Buffer.from(emptied);
  if (/\.(?:jpe?g|jfif)$/i.test(name)) return strippedJpeg(content) ?? content;
  if (/\.png$/i.test(name)) return strippedPng(content) ?? content;
  if (name === '_rels/.rels') return edited(content, (xml) => xml.replace(PREVIEW_RELATION, ''));
  return /^word\/.*\.xml$/.test(name) ? edited(content, withoutRevisionIds) : content;
}

const PREVIEW_RELATION = /<Relationship\b[^>]*\/metadata\/thumbnail"[^>]*\/>/g;

/** Ids that tell which paragraphs were written at one sitting, and so which documents have one origin. */
const withoutRevisionIds = (xml: string): string =>
  xml
    .replace(/<w:rsids>[\s\S]*?<\/w:rsids>/g, '')
    .replace(/<w:[^<>]*>/g, (tag) => tag.replace(/\sw:rsid\w*="[^"]*"/g, ''));

/** A part in another encoding than UTF-8 stays as it is. */
function edited(content: Uint8Array, edit: (xml: string) => string): Uint8Array {
  try {
    return Buffer.from(edit(new TextDecoder('utf-8', { fatal: true }).decode(content)));
  } catch {
    return content;
  }
}
