import { signsOf } from '../garbled.js';
import { LEAST_A_PAGE } from '../legible.js';
import { elsewhere } from './elsewhere.js';
import { named, xmlOf, type Parts } from './package.js';
import { allText } from './xml-text.js';
import type { ReadPart } from '../../reading.js';

const SLIDE = /^ppt\/slides\/[^/]+\.xml$/;
const PLACES: readonly (readonly [pattern: RegExp, where: string])[] = [
  [/^ppt\/notesSlides\/[^/]+\.xml$/, 'notes'],
  [/^ppt\/comments\/[^/]+\.xml$/, 'comment'],
  [/^ppt\/(?:slideMasters|slideLayouts)\/[^/]+\.xml$/, 'header'],
];
const isRead = (name: string): boolean => SLIDE.test(name) || PLACES.some(([pattern]) => pattern.test(name));

/** Slides, hidden ones named so, notes, comments and what the layouts say on every slide. */
export const slideParts = (parts: Parts): ReadPart[] => [
  ...named(parts, SLIDE).map((name, at) => {
    const xml = xmlOf(parts, name);
    const hidden = /<p:sld\b[^>]*\bshow="(?:0|false)"/.test(xml);
    return { where: `${hidden ? 'hidden-slide' : 'slide'}:${String(at + 1)}`, text: allText(xml) };
  }),
  ...PLACES.flatMap(([pattern, where]) =>
    named(parts, pattern).map((name, at) => ({
      where: `${where}:${String(at + 1)}`,
      text: allText(xmlOf(parts, name)),
    })),
  ),
  ...elsewhere(parts, isRead),
];

/** A slide that is a picture with next to no words. */
export const hasPictureSlide = (parts: Parts): boolean =>
  named(parts, SLIDE).some((name) => {
    const xml = xmlOf(parts, name);
    return /<(?:\w+:)?(?:pic|blipFill)\b/.test(xml) && signsOf(allText(xml)).length < LEAST_A_PAGE;
  });
