/** Numbers that name a person, each by its own check digit: what only looks like one is none. Digits may be full width. */
const BEFORE = '(?<![0-9A-Za-z])';
const AFTER = '(?![0-9A-Za-z])';

const RESIDENT = new RegExp(`${BEFORE}[1-9]\\d{16}[\\dXx]${AFTER}`, 'g');
const CARD = new RegExp(`${BEFORE}\\d{4}(?:[ -]?\\d{4}){3}(?:[ -]?\\d{1,3})?${AFTER}`, 'g');
const MOBILE = new RegExp(`${BEFORE}(?:\\+?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}${AFTER}`, 'g');

/** GB 11643: eighteen signs, a day that is one, and the check digit of ISO 7064 MOD 11-2. */
export function hasResidentId(text: string): boolean {
  return [...halfWidth(text).matchAll(RESIDENT)].some(([id]) => isBirthday(id.slice(6, 14)) && checkDigitFits(id));
}

/** 16 to 19 digits whose last is Luhn's (ISO/IEC 7812-1). */
export function hasBankCard(text: string): boolean {
  return [...halfWidth(text).matchAll(CARD)].some(([card]) => luhnFits(card.replace(/[ -]/g, '')));
}

/** Mobile numbers belong to people. Those with an area code are the office numbers a tender notice must give (招标人及代理公司联系方式). */
export function hasMobile(text: string): boolean {
  return [...halfWidth(text).matchAll(MOBILE)].length > 0;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function checkDigitFits(id: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(id[at]), 0);
  return '10X98765432'[sum % 11] === id.slice(-1).toUpperCase();
}

function isBirthday(digits: string): boolean {
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6))];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1850 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function luhnFits(digits: string): boolean {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, at) => {
      const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

function halfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ－]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0));
}
