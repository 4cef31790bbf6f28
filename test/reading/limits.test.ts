import { setTimeout as pause } from 'node:timers/promises';
import { ReaderProcess } from '../../src/reading/reader-process.js';
import { LIMITS, type Reading } from '../../src/reading/reading.js';
import { docx, paragraph } from '../support/files/docx.js';
import * as hostile from '../support/files/hostile.js';
import { pdfBomb } from '../support/files/hostile-pdf.js';
import { DOCX } from '../support/files/package.js';
import { textPdf } from '../support/files/pdf.js';
import { PAGE } from '../support/files/texts.js';

const PDF = 'application/pdf';
const readers: ReaderProcess[] = [];
const reader = (limits: Partial<Record<'millis' | 'heapMegabytes' | 'residentMegabytes', number>> = {}) => {
  const made = new ReaderProcess({ ...LIMITS, ...limits });
  readers.push(made);
  return made;
};
afterAll(() => {
  for (const each of readers) each.stop();
});

const told = ({ state, cause }: Reading) => cause ?? state;
const good = docx(paragraph(PAGE));

describe('whoever goes past a limit costs that file alone', () => {
  const one = reader();

  test.each([
    ['a zip bomb', hostile.zipBomb(201), DOCX, 'too-large'],
    ['a zip bomb whose directory lies about its size', hostile.lyingBomb(50), DOCX, 'broken'],
    ['a zip with two entries of one name', hostile.twofold(), DOCX, 'broken'],
    ['a zip with a password', hostile.lockedZip(), DOCX, 'encrypted'],
    ['a zip with more entries than a document has', hostile.manyEntries(LIMITS.entries + 1), DOCX, 'too-many-entries'],
    ['entities that multiply', hostile.billionLaughs(), DOCX, 'broken'],
    ['an entity out of a file of the machine', hostile.externalEntity(), DOCX, 'broken'],
    ['a text of 500 pages', textPdf(Array.from({ length: 500 }, () => PAGE)), PDF, 'too-many-pages'],
    ['a document cut off', good.subarray(0, good.length - 100), DOCX, 'broken'],
    ['a document under another name', good, PDF, 'broken'],
    ['text under the name of a document', Buffer.from(PAGE), DOCX, 'broken'],
  ])('%s', async (_what, bytes, mediaType, cause) => {
    expect(told(await one.read(bytes, mediaType))).toBe(cause);
    expect(told(await one.read(good, DOCX))).toBe('read');
  });

  test('nothing of an external entity is in what was read', async () => {
    expect(JSON.stringify(await one.read(hostile.externalEntity(), DOCX))).not.toContain('root:');
  });
});

describe('the process that reads', () => {
  const heavy = hostile.heavyDocument(100);

  test('is killed when the time is up, and the next file gets another', async () => {
    const one = reader({ millis: 2_000 });
    expect(told(await one.read(good, DOCX))).toBe('read');
    expect(told(await one.read(heavy, DOCX))).toBe('timeout');
    expect(told(await one.read(good, DOCX))).toBe('read');
  });

  test('ends when its heap is full', async () => {
    const small = reader({ heapMegabytes: 60 });
    expect(told(await small.read(heavy, DOCX))).toBe('out-of-memory');
    expect(told(await small.read(good, DOCX))).toBe('read');
  });

  test('ends when it unpacks more outside its heap than it may', async () => {
    const small = reader({ residentMegabytes: 300 });
    expect(told(await small.read(pdfBomb(1_000), PDF))).toBe('out-of-memory');
    expect(told(await small.read(good, DOCX))).toBe('read');
  });

  test('that died between two files is no fault of the second', async () => {
    const one = reader();
    expect(told(await one.read(good, DOCX))).toBe('read');
    process.kill((one as unknown as { child: { pid: number } }).child.pid, 'SIGKILL');
    expect(told(await one.read(good, DOCX))).toBe('read');
    process.kill((one as unknown as { child: { pid: number } }).child.pid, 'SIGKILL');
    await pause(200);
    expect(told(await one.read(good, DOCX))).toBe('read');
  });

  test('files that come at once are read one after another, each with its own answer', async () => {
    const one = reader();
    const readings = await Promise.all([
      one.read(good, DOCX),
      one.read(hostile.billionLaughs(), DOCX),
      one.read(Buffer.from(PAGE), 'text/plain'),
    ]);
    expect(readings.map(told)).toEqual(['read', 'broken', 'read']);
  });

  test('a stop judges no file: it is read another time', async () => {
    const one = reader();
    const reading = one.read(heavy, DOCX);
    await pause(300);
    one.stop();
    await expect(reading).rejects.toThrow('stopped');
    await expect(one.read(good, DOCX)).rejects.toThrow('stopped');
  });
});
