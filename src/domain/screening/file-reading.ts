import type { FoundText } from './found-text.js';

/** Bytes by their hash. */
export interface CleanCopy {
  readonly sha256: string;
  readonly size: number;
}

/** What was read of an attachment: `unscannable` is never clean, a person must open it and say so. */
export interface FileReading {
  readonly attachment: string;
  readonly state: 'read' | 'unscannable' | 'infected';
  readonly cause: string | null;
  readonly finds: readonly FoundText[];
  /** The file that goes out in its place: the same without what it says of those who made it; null where it goes out as it is. */
  readonly copy: CleanCopy | null;
  readonly metadata: readonly { readonly name: string; readonly value: string }[];
}
