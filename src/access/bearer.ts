/**
 * The secret of `Authorization: Bearer …` (RFC 6750 §2.1), or null when the request does not come with one. Other schemes do not
 * count: a browser repeats Basic credentials of a proxy by itself.
 */
export function bearerOf(header: string | undefined): string | null {
  const [, secret] = /^Bearer +(.*)$/i.exec(header ?? '') ?? [];
  return secret === undefined ? null : secret.trim();
}
