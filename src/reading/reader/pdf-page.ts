import type { ReadPart } from '../reading.js';
import { signsOf } from './garbled.js';
import { LEAST_A_PAGE } from './legible.js';
import type { Pdf, PdfJs } from './pdf-library.js';

export interface Page {
  readonly parts: readonly ReadPart[];
  /** Next to no text, but something to look at. */
  readonly pictured: boolean;
  readonly embeds: boolean;
  readonly scripted: boolean;
}

interface Note {
  readonly subtype?: string;
  readonly contentsObj?: { readonly str?: string };
  readonly fieldValue?: unknown;
  readonly actions?: object | null;
}

/** Kinds of notes that carry a file, a film or a model. */
const CARRIERS = new Set(['FileAttachment', 'RichMedia', 'Sound', 'Movie', 'Screen', '3D']);

export async function pageOf(pdf: Pdf, number: number, ops: PdfJs['OPS']): Promise<Page> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  const notes = (await page.getAnnotations()) as Note[];
  const comment = notes.flatMap(saidIn).join('\n');
  const thin = signsOf(text).length < LEAST_A_PAGE;
  const pictured = thin && isPainted((await page.getOperatorList()).fnArray, ops);
  const scripted = hasAny(await page.getJSActions()) || notes.some(({ actions }) => hasAny(actions));
  page.cleanup();
  return {
    parts: [
      { where: `page:${String(number)}`, text },
      ...(comment === '' ? [] : [{ where: 'comment', text: comment }]),
    ],
    pictured,
    embeds: notes.some(({ subtype }) => CARRIERS.has(subtype ?? '')),
    scripted,
  };
}

const hasAny = (actions: object | null | undefined): boolean => Object.keys(actions ?? {}).length > 0;

function saidIn({ contentsObj, fieldValue }: Note): string[] {
  const values = Array.isArray(fieldValue) ? (fieldValue as unknown[]) : [fieldValue];
  return [contentsObj?.str, ...values].filter((each): each is string => typeof each === 'string' && each !== '');
}

/** As many lines as that draw letters or a map, not a frame. */
const MANY_LINES = 100;

/** A picture, or so many lines that they may be words. */
function isPainted(drawn: readonly number[], ops: PdfJs['OPS']): boolean {
  const pictures = new Set<number>([
    ops.paintImageXObject,
    ops.paintInlineImageXObject,
    ops.paintImageMaskXObject,
    ops.paintImageXObjectRepeat,
    ops.paintImageMaskXObjectGroup,
    ops.paintImageMaskXObjectRepeat,
    ops.paintInlineImageXObjectGroup,
    ops.paintSolidColorImageMask,
  ]);
  return (
    drawn.some((each) => pictures.has(each)) || drawn.filter((each) => each === ops.constructPath).length > MANY_LINES
  );
}
