const TOLD =
  /<meta\b[^>]*\bname\s*=\s*["']?(?:author|creator|generator|publisher|owner|copyright|progid|originator)\b[^>]*>/gi;

/** A page without the lines that name its author or program, byte for byte: no sign of GB18030 holds one that begins or ends a tag. */
export const strippedPage = (bytes: Uint8Array): Uint8Array =>
  Buffer.from(Buffer.from(bytes).toString('latin1').replace(TOLD, ''), 'latin1');
