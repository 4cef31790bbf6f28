/**
 * JSON inside an HTML element, still the same JSON: no `<` can end the element or begin a comment (`</script`, `<!--`), no `&` is taken for an
 * entity where the page is read as XML, and the two line separators are no line ends to old parsers.
 */
export function embeddedJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, escaped);
}

const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
