import { HIDDEN } from '../../catalogue/masking.js';

/** What a source says: a text, nothing, or what is there but is not public. */
export type Told = { readonly text: string } | 'absent' | 'hidden';

export function told(text: string | null | undefined): Told {
  if (text === undefined || text === null || text.trim() === '') return 'absent';
  return text === HIDDEN ? 'hidden' : { text };
}
