import type { FoundText } from './found-text.js';

/** What was read of an attachment: `unscannable` is never clean, a person must open it and say so. */
export interface FileReading {
  readonly attachment: string;
  readonly state: 'read' | 'unscannable' | 'infected';
  readonly cause: string | null;
  readonly finds: readonly FoundText[];
  readonly metadata: readonly { readonly name: string; readonly value: string }[];
}
