import type { Detector } from '../find.js';
import { look } from './looking.js';

const TO = '[^0-9A-Za-z,;。\\n]{0,8}';

/** 中国护照 (E, G and E with a letter), foreign ones where the word stands before. */
const PASSPORT = new RegExp(
  `护照${TO}([A-Z]{1,2}\\d{7,8})(?![0-9A-Za-z])|(?<![0-9A-Za-z])([EG]\\d{8}|E[A-HJ-NP-Z]\\d{7})(?![0-9A-Za-z])`,
  'g',
);
/** 往来港澳、台湾, 来往内地、大陆 permits and 外国人永久居留身份证, each behind its name. */
const PERMIT = new RegExp(
  `(?:通行证|回乡证|台胞证|居住证)${TO}([HMCT]\\d{8,10}|\\d{8}(?:\\d{2})?)(?!\\d)|永久居留(?:身份)?证${TO}([A-Z]{3}\\d{12}|9\\d{17})(?!\\d)`,
  'g',
);
/** GA 36-2018: province, office, five signs (six with the D or F of new energy), or four and the word of a special use. */
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][ ·-]?(?:[DF][A-HJ-NP-Z0-9]\d{4}|\d{5}[DF]|[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳])(?![0-9A-Za-z])/g;

const personal = { suggestion: 'mask', ground: 'personal-privacy' } as const;

export const DOCUMENTS: readonly Detector[] = [
  { name: 'passport', severity: 'mask', ...personal, look: look(PASSPORT, 0.8) },
  { name: 'permit', severity: 'mask', ...personal, look: look(PERMIT, 0.8) },
  { name: 'plate', severity: 'judge', ...personal, look: look(PLATE, 0.8) },
];
