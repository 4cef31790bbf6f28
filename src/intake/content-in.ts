import type { ItemContent } from '../domain/items/content.js';
import type { IntakeNotice } from './schemas.js';

/** The words of a text as an item holds them. */
export const contentIn = ({ title, summary, elements, extra, dates }: IntakeNotice): ItemContent => ({
  ...{ title, summary, elements, extra, dates },
});
