import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

/**
 * The lines of a gzip file, ended by U+000A alone: Node's own reader also cuts at U+2028, which people's texts contain. A
 * line may be tens of megabytes long (a file in hexadecimal), so its pieces are joined only once.
 */
export async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unzipped = source.pipe(createGunzip()).setEncoding('utf8');
  source.on('error', (cause) => unzipped.destroy(cause));
  let pieces: string[] = [];
  for await (const chunk of unzipped as AsyncIterable<string>) {
    const [first = '', ...others] = chunk.split('\n');
    pieces.push(first);
    for (const next of others) {
      yield pieces.join('');
      pieces = [next];
    }
  }
  if (pieces.some((piece) => piece !== '')) yield pieces.join('');
}
