import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, base64url: what a browser or a program holds. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What the database holds instead: whoever reads the tables cannot act with them. A fast hash does, the secret being random. */
export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();
