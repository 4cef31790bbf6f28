/**
 * Every match of a global pattern, from the first. `matchAll` copies the pattern at each call, and finding what a long pattern was compiled to
 * takes several times as long as searching a short text with it. As `matchAll`, it throws a TypeError for a pattern that is not global.
 */
export function allMatches(text: string, pattern: RegExp): RegExpExecArray[] {
  if (!pattern.global) throw new TypeError(`${String(pattern)} is not global: its first match would be found for ever`);
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return found;
}
