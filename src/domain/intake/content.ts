import type { Entry } from '../catalogue/jurisdiction.js';
import type { ItemContent } from '../items/content.js';
import { EXCHANGED } from '../lifecycle/disclosure/intake.js';
import { eventOf } from './acceptable.js';

/**
 * What arrived, with what the machine knows of its arrival: the instant as the event of its way of submission, and the way itself
 * where the entry asks for it.
 */
export function arrivedContent(entry: Entry, content: ItemContent, mode: string, receivedAt: Date): ItemContent {
  const asks = entry.elements.some(({ id, kind }) => id === MODE && kind === 'code');
  return {
    ...content,
    elements: asks ? { ...content.elements, [MODE]: mode } : content.elements,
    dates: { ...content.dates, [eventOf(mode === EXCHANGED)]: inShanghai(receivedAt) },
  };
}

const MODE = 'submission-mode';

/** An instant as a clock in Tongjiang shows it, so that its first ten signs are the day it was there. */
const inShanghai = (at: Date): string => `${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 23)}+08:00`;
