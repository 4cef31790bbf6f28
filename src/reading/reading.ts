/** Why a file could not be read to the end: then a person has to open it. */
export type ReadingCause =
  | 'no-text'
  | 'too-little-text'
  | 'garbled'
  | 'encrypted'
  | 'macros'
  | 'embedded-objects'
  | 'unknown-kind'
  | 'too-large'
  | 'too-many-pages'
  | 'too-many-entries'
  | 'timeout'
  | 'out-of-memory'
  | 'broken'
  | 'image'
  | 'virus'
  | 'virus-scan-unavailable';

/** A stretch of text and where it stands: `body`, `page:3`, `hidden-sheet:…`, `comment`, `deleted-revision` … */
export interface ReadPart {
  readonly where: string;
  readonly text: string;
}

/** What was read of a file. `unscannable` may still have parts: what was read before it was given up. */
export interface Reading {
  readonly state: 'read' | 'unscannable' | 'infected';
  readonly cause?: ReadingCause;
  readonly parts: readonly ReadPart[];
  /** The same file without what it says of those who made it, where that can be done and changes it. */
  readonly publicBytes?: Uint8Array;
  /** Author, last editor, company, place of a picture. */
  readonly metadata: readonly { readonly name: string; readonly value: string }[];
}

/** Only the text and the metadata are taken over: whatever state they had before, it is this one now. */
export const unscannable = (
  cause: ReadingCause,
  { parts = [], metadata = [] }: Partial<Pick<Reading, 'parts' | 'metadata'>> = {},
): Reading => ({ state: 'unscannable', cause, parts, metadata });

/** Limits of one reading; whoever goes past them costs this job alone. */
export const LIMITS = {
  millis: 30_000,
  heapMegabytes: 384,
  /** All memory of the process, what is unpacked outside the heap included. */
  residentMegabytes: 800,
  pages: 300,
  entries: 5_000,
  unpackedBytes: 200 * 1024 * 1024,
  characters: 5_000_000,
} as const;

/** Thrown inside the reader: the file cannot be read, and this is why. */
export class Unreadable extends Error {
  constructor(readonly reason: ReadingCause) {
    super(reason);
  }
}
