import { LIMITS, Unreadable, type ReadingCause, type ReadPart, type Reading } from '../reading.js';
import type { Found } from './legible.js';
import { opened, type Pdf, type PdfJs } from './pdf-library.js';
import { pageOf, type Page } from './pdf-page.js';

/** The text layer of a PDF, page by page, with its notes; character maps come along, so that GBK without ToUnicode is read right. */
export async function pdfReading(bytes: Uint8Array): Promise<Found> {
  const library = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const pdf = await opened(library, bytes);
  try {
    return await foundIn(pdf, library);
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function foundIn(pdf: Pdf, library: PdfJs): Promise<Found> {
  if (pdf.numPages > LIMITS.pages) throw new Unreadable('too-many-pages');
  const pages: Page[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await pageOf(pdf, number, library.OPS));
  const { info } = (await pdf.getMetadata()) as unknown as { info: Readonly<Record<string, unknown>> };
  return {
    parts: [...pages.flatMap(({ parts }) => parts), ...(await outlineOf(pdf))],
    metadata: propertiesOf(info),
    danger: await dangerIn(pdf, pages, info),
    pictured: pages.some((page) => page.pictured),
  };
}

/** Scripts, and files within the file: kept with the document, pinned to a page, or a form that is one of its own. */
async function dangerIn(
  pdf: Pdf,
  pages: readonly Page[],
  info: Readonly<Record<string, unknown>>,
): Promise<ReadingCause | null> {
  const scripted = (await pdf.hasJSActions()) || (await pdf.getJSActions()) !== null;
  if (scripted || pages.some((page) => page.scripted)) return 'macros';
  const files = (await pdf.getAttachments()) as object | null;
  const embedded = (files !== null && Object.keys(files).length > 0) || info.IsXFAPresent === true;
  return embedded || pages.some((page) => page.embeds) ? 'embedded-objects' : null;
}

interface Bookmark {
  readonly title: string;
  readonly items: readonly Bookmark[];
}

async function outlineOf(pdf: Pdf): Promise<ReadPart[]> {
  const titles = ({ title, items }: Bookmark): string[] => [title, ...items.flatMap(titles)];
  const outline = (await pdf.getOutline()) as readonly Bookmark[] | null;
  return outline === null ? [] : [{ where: 'outline', text: outline.flatMap(titles).join('\n') }];
}

const KEPT: Readonly<Record<string, string>> = {
  Author: 'author',
  Creator: 'program',
  Title: 'title',
  Subject: 'subject',
  Keywords: 'keywords',
};

/** What the file says of itself, with what a program added under names of its own. */
function propertiesOf(info: Readonly<Record<string, unknown>>): Reading['metadata'] {
  const custom = Object.entries((info.Custom ?? {}) as Readonly<Record<string, unknown>>);
  return [
    ...Object.entries(KEPT).map(([key, name]) => ({ name, value: info[key] })),
    ...custom.map(([, value]) => ({ name: 'custom', value })),
  ].flatMap(({ name, value }) =>
    typeof value === 'string' && value.trim() !== '' ? [{ name, value: value.trim() }] : [],
  );
}
