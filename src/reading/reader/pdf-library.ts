import { dirname, join } from 'node:path';
import { Unreadable } from '../reading.js';

export type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
export type Pdf = Awaited<ReturnType<PdfJs['getDocument']>['promise']>;

/** Without evaluated code, typefaces of the system or the network. */
export async function opened({ getDocument, VerbosityLevel }: PdfJs, bytes: Uint8Array): Promise<Pdf> {
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
