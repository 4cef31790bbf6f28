/**
 * Whether a text can be kept: without NUL, which PostgreSQL has no place for, and without halves of surrogate pairs, which are no
 * Unicode text and cannot be hashed (RFC 8785).
 */
export const isStorable = (text: string): boolean => !/[\0\p{Surrogate}]/u.test(text);
