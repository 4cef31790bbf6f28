/** The objects of a PDF (ISO 32000-1), numbered from 1 in the order they were added, written out with their table. */
export class PdfFile {
  private readonly objects: Buffer[] = [];

  /** `sealed` encrypts what a stream holds, by the number of its object. */
  constructor(private readonly sealed: (object: number, bytes: Buffer) => Buffer = (_, bytes) => bytes) {}

  /** Keeps a place that is filled later, for objects that point at each other. */
  reserve(): number {
    return this.objects.push(Buffer.from('null'));
  }

  add(body: string): number {
    return this.objects.push(Buffer.from(body, 'latin1'));
  }

  put(number: number, body: string): void {
    this.objects[number - 1] = Buffer.from(body, 'latin1');
  }

  stream(dictionary: string, plain: Buffer): number {
    const bytes = this.sealed(this.objects.length + 1, plain);
    const head = Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`, 'latin1');
    return this.objects.push(Buffer.concat([head, bytes, Buffer.from('\nendstream')]));
  }

  written(trailer: string): Buffer {
    const pieces = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
    const places: number[] = [];
    let at = pieces[0]!.length;
    for (const [index, body] of this.objects.entries()) {
      places.push(at);
      const piece = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
      pieces.push(piece);
      at += piece.length;
    }
    const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
    const size = places.length + 1;
    const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} ${trailer} >>\nstartxref\n${at}\n%%EOF\n`;
    return Buffer.concat([...pieces, Buffer.from(end, 'latin1')]);
  }
}

export const hex = (bytes: Buffer): string => `<${bytes.toString('hex')}>`;

/** A string of a PDF beyond ASCII is UTF-16 with a mark before it (7.9.2.2). */
export const textString = (text: string): string =>
  hex(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]));
