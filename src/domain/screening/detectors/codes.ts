import { usccFault } from '../../catalogue/uscc.js';
import type { Candidate, Detector, TextContext } from '../find.js';
import { every, isPaperNumber, leadOf, place, places } from './looking.js';

const RUN = /(?<![0-9A-Za-z])[0-9A-Za-z]{15,20}(?![0-9A-Za-z])/g;
const CODE_LABEL = /信用代码[^,;。\n]{0,8}$/;
/** A firm's code that nobody calls so: 9, its kind, a division. */
const FIRM = /^9[123][1-8]\d{5}[0-9A-Z]{10}$/;

/** GB 32100-2015: a valid code is public, one that does not check is a mistake to mend. */
function creditCodes(text: string, context: TextContext): Candidate[] {
  return every(text, RUN).flatMap((found) => {
    const lead = leadOf(text, found.at, context);
    const labelled = CODE_LABEL.test(lead);
    const meant = labelled || (FIRM.test(found.words) && !isPaperNumber(lead));
    return meant && usccFault(found.words) !== null ? [place(found, labelled ? 0.95 : 0.6)] : [];
  });
}

/** Seconds of arc, and degrees with four decimals and more, tell a place to some thirty metres (测绘成果: 精度优于规定的坐标). */
const ARC = `\\d{1,3}°\\d{1,2}['′’]\\d{1,2}(?:\\.\\d+)?["″”]`;
const NAMED = `(?:东经|北纬|经度|纬度|(?<![0-9A-Za-z])[EN])[: ]{0,2}\\d{1,3}\\.\\d{4,}`;
const LON = '(?:1[0-3]\\d|[7-9]\\d)\\.\\d{4,}';
const LAT = '[1-5]?\\d\\.\\d{4,}';
/** Gauss-Krüger metres: seven digits north, six east, eight with the zone. */
const NORTH = '[2-5]\\d{6}\\.\\d{1,4}';
const EAST = '(?:[1-4]\\d)?\\d{6}\\.\\d{1,4}';
const COORDINATES = new RegExp(
  [
    `(?:东经|北纬|经度|纬度|[EN])?[: ]{0,2}${ARC}[ENSW]?`,
    NAMED,
    `(?<![\\d.])(?:${LON}[,、 ]{1,2}${LAT}|${LAT}[,、 ]{1,2}${LON})(?![\\d.])`,
    `(?<![\\d.])[XYxy]\\s?[=:]\\s?\\d{6,8}(?:\\.\\d+)?(?![\\d.])`,
    `(?<![\\d.])${NORTH}[, \\t]{1,3}${EAST}(?![\\d.])`,
  ].join('|'),
  'g',
);
const ALONE = new RegExp(`^\\s*(?:${NORTH}|${EAST}|${LON}|${LAT})\\s*$`);

/** A cell under the word 坐标 needs no sign of its own. */
function coordinates(text: string, { label = '' }: TextContext): Candidate[] {
  if (label.includes('坐标') && !label.includes('面积') && ALONE.test(text))
    return [{ start: 0, end: text.length, score: 0.7 }];
  return places(text, COORDINATES, 0.7);
}

export const CODES: readonly Detector[] = [
  { name: 'credit-code', severity: 'mend', suggestion: 'mend', look: creditCodes },
  { name: 'coordinates', severity: 'judge', suggestion: 'mask', ground: 'state-secret', look: coordinates },
];
