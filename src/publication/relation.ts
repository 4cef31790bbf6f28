/** 更正 · 澄清 · 终止: a further notice beside the original, which it names by number. */
export interface Relation {
  readonly kind: 'correction' | 'clarification' | 'termination';
  readonly of: string;
}
