import { allText } from './sheet.js';
import { named, xmlOf, type Parts } from './package.js';
import type { ReadPart } from '../../reading.js';

const PLACES: readonly (readonly [pattern: RegExp, where: string])[] = [
  [/^ppt\/slides\/slide\d+\.xml$/, 'slide'],
  [/^ppt\/notesSlides\/notesSlide\d+\.xml$/, 'notes'],
  [/^ppt\/comments\/[\w-]+\.xml$/, 'comment'],
  [/^ppt\/(?:slideMasters|slideLayouts)\/\w+\.xml$/, 'header'],
];

/** Slides, notes, comments and what the layouts say on every slide. */
export const slideParts = (parts: Parts): ReadPart[] =>
  PLACES.flatMap(([pattern, where]) =>
    named(parts, pattern).map((name, at) => ({
      where: `${where}:${String(at + 1)}`,
      text: allText(xmlOf(parts, name)),
    })),
  );
