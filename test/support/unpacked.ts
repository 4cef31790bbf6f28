import type { OutgoingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

interface Answer {
  readonly headers: OutgoingHttpHeaders;
  readonly rawPayload: Buffer;
}

const UNPACK: Readonly<Record<string, (packed: Buffer) => Buffer>> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  deflate: inflateSync,
};

/** What an answer says, however it was packed on the way. */
export function unpacked({ headers, rawPayload }: Answer): string {
  const unpack = UNPACK[String(headers['content-encoding'])];
  return (unpack === undefined ? rawPayload : unpack(rawPayload)).toString();
}
