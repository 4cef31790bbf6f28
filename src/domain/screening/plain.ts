/** Spaces that Word and PDF leave in numbers: no-break, thin, of no width. */
const SPACES = /[\u00a0\u2000-\u200d\u202f\u3000\ufeff]/g;

/** Full-width digits, letters and signs as ASCII, place for place, so that offsets stay. */
export const plainOf = (text: string): string =>
  text.replace(SPACES, ' ').replace(/[！-～]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0));

/** Digits as people mistype them: O for 0, l and I for 1, × for the X of a check digit. */
export const digitsOf = (text: string): string =>
  text
    .replace(/[Oo]/g, '0')
    .replace(/[lI]/g, '1')
    .replace(/×/g, 'X')
    .replace(/[\s\-_.·]/g, '');
