/** A file whose bytes are already kept under their hash. Size in bytes. */
export interface NewFile {
  readonly sha256: string;
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
}
