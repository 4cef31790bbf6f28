/** Full-width digits, letters and signs as ASCII, place for place, so that offsets stay. */
export const plainOf = (text: string): string =>
  text.replace(/[！-～　]/g, (one) => (one === '　' ? ' ' : String.fromCharCode(one.charCodeAt(0) - 0xfee0)));

/** Digits as people mistype them: O for 0, l and I for 1. */
export const digitsOf = (text: string): string =>
  text
    .replace(/[Oo]/g, '0')
    .replace(/[lI]/g, '1')
    .replace(/[\s\-_.·]/g, '');
