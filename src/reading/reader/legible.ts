import { unscannable, type Reading } from '../reading.js';

const LEAST_A_PAGE = 20;

/**
 * Whether what was read is what a person would read: none, far too little for the pages, or signs that stand for nothing (U+FFFD,
 * private use, no word that anybody knows) is never clean.
 */
export function judged(reading: Reading): Reading {
  if (reading.state !== 'read') return reading;
  const text = reading.parts.map((part) => part.text).join('\n');
  const signs = text.replace(/\s/g, '');
  if (signs === '') return unscannable('no-text', reading);
  const pages = reading.parts.filter(({ where }) => where.startsWith('page:'));
  const thin = pages.filter((page) => page.text.replace(/\s/g, '').length < LEAST_A_PAGE).length;
  if (pages.length > 0 && thin > 0 && thin * 4 >= pages.length) return unscannable('too-little-text', reading);
  return isGarbled(signs) ? unscannable('garbled', reading) : reading;
}

const COMMON =
  /[的一是在有和不了人这中大为上个国地到以要时出会可也你对生能而子那得于着下自之年月日第元号市县项目公司信息政府]/gu;

function isGarbled(signs: string): boolean {
  const strange = signs.match(/[\uFFFD\uE000-\uF8FF\u0000-\u0008]/g)?.length ?? 0;
  if (strange * 50 > signs.length) return true;
  const han = signs.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  return han >= 60 && (signs.match(COMMON)?.length ?? 0) * 50 < han;
}
