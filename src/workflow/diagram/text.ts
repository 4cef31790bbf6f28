/** Sizes of text in the drawing, px. */
export const STATE_TEXT = 14;
export const EDGE_TEXT = 12;

/** How wide a text will be: Chinese characters are square, Latin letters about half of it. */
export const widthOf = (text: string, size: number): number =>
  Math.ceil(Array.from(text).reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e7f ? size : size * 0.56), 0));

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);
