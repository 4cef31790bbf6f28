/** Where a value comes from, as the mapping file writes it: `element.amount.unit` is the kind `element` and the path `[amount, unit]`. */
export interface Source {
  readonly text: string;
  readonly kind: string;
  readonly path: readonly string[];
}

export function sourceOf(text: string): Source {
  const [kind = '', ...path] = text.split('.');
  return { text, kind, path };
}
