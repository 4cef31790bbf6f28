/** A file somebody puts on a draft; it is kept under the SHA-256 of its bytes, by the same statement that attaches it. */
export interface NewFile {
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}
