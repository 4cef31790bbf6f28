import { dirname, join } from 'node:path';
import { LIMITS, Unreadable, type ReadPart, type Reading } from '../reading.js';

type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type Document = Awaited<ReturnType<PdfJs['getDocument']>['promise']>;

/** The text layer of a PDF, page by page, with its notes; character maps come along, so that GBK without ToUnicode is read right. */
export async function pdfReading(bytes: Uint8Array): Promise<Reading> {
  const pdf = await opened(bytes);
  if (pdf.numPages > LIMITS.pages) throw new Unreadable('too-many-pages');
  const parts: ReadPart[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) parts.push(...(await pageOf(pdf, number)));
  const metadata = await propertiesOf(pdf);
  const files = (await pdf.getAttachments()) as object | null;
  const embedded = files !== null && Object.keys(files).length > 0;
  return embedded
    ? { state: 'unscannable', cause: 'embedded-objects', parts, metadata }
    : { state: 'read', parts, metadata };
}

async function opened(bytes: Uint8Array): Promise<Document> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const home = dirname(dirname(dirname(require.resolve('pdfjs-dist/legacy/build/pdf.mjs'))));
  const asked = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: `${join(home, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(home, 'standard_fonts')}/`,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    return await asked.promise;
  } catch (error) {
    throw new Unreadable((error as Error).name === 'PasswordException' ? 'encrypted' : 'broken');
  }
}

async function pageOf(pdf: Document, number: number): Promise<ReadPart[]> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  const notes = (await page.getAnnotations()) as { contentsObj?: { str?: string }; fieldValue?: unknown }[];
  const said = notes.flatMap(({ contentsObj, fieldValue }) => [contentsObj?.str ?? '', fieldText(fieldValue)]);
  page.cleanup();
  const comment = said.filter((each) => each !== '').join('\n');
  return [{ where: `page:${String(number)}`, text }, ...(comment === '' ? [] : [{ where: 'comment', text: comment }])];
}

const fieldText = (value: unknown): string => (typeof value === 'string' ? value : '');

const KEPT: Readonly<Record<string, string>> = {
  Author: 'author',
  Creator: 'program',
  Title: 'title',
  Subject: 'subject',
  Keywords: 'keywords',
};

async function propertiesOf(pdf: Document): Promise<Reading['metadata']> {
  const { info } = (await pdf.getMetadata()) as unknown as { info: Readonly<Record<string, unknown>> };
  return Object.entries(KEPT).flatMap(([key, name]) => {
    const value = info[key];
    return typeof value === 'string' && value.trim() !== '' ? [{ name, value: value.trim() }] : [];
  });
}
