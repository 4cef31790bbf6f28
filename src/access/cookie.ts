export const SESSION_COOKIE = 'gongkai_session';

/** The value of one cookie of a `Cookie` header (RFC 6265 §5.4), or null. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, ...value] = pair.split('=');
    if (key?.trim() === name) return value.join('=').trim();
  }
  return null;
}

/** `Set-Cookie` for a session: unreadable to scripts, not sent along by other sites' forms, over TLS only where there is TLS. */
export function sessionCookie(token: string, maxAgeSeconds: number, secure: boolean): string {
  const attributes = ['Path=/', `Max-Age=${maxAgeSeconds}`, 'HttpOnly', 'SameSite=Lax', ...(secure ? ['Secure'] : [])];
  return [`${SESSION_COOKIE}=${token}`, ...attributes].join('; ');
}
