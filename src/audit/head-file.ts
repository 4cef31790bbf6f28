import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { SignedHead } from '../domain/audit/head.js';

const bytes = (length: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * length}}$`));

const SHAPE = z.strictObject({
  log: z.string(),
  size: z.int().min(1),
  root: bytes(32),
  signedAt: z.string(),
  keyId: bytes(8),
  signature: bytes(64),
});

/** A head as it is kept outside the database: JSON, bytes as hex. */
export function writeHeadFile(file: string, head: SignedHead): void {
  const kept = { ...head, root: head.root.toString('hex'), signature: head.signature.toString('hex') };
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
}

export function readHeadFile(file: string): SignedHead {
  const kept = SHAPE.safeParse(jsonIn(file));
  if (!kept.success) throw new Error(`${file} is not a head of the trail:\n${z.prettifyError(kept.error)}`);
  const { root, signature } = kept.data;
  return { ...kept.data, root: Buffer.from(root, 'hex'), signature: Buffer.from(signature, 'hex') };
}

function jsonIn(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${file} is not JSON`, { cause });
  }
}
