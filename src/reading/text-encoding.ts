/** UTF-8 where it is that, else GB18030, as Windows in China saves it; null where it is no text of either. */
export function decodedText(
  bytes: Uint8Array,
): { readonly text: string; readonly charset: 'utf-8' | 'gb18030' } | null {
  for (const charset of ['utf-8', 'gb18030'] as const)
    try {
      return { text: new TextDecoder(charset, { fatal: true }).decode(bytes), charset };
    } catch {
      continue;
    }
  return null;
}
