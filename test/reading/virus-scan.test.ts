import { createServer, type Server } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileReading } from '../../src/reading/file-reading.js';
import { VirusScan } from '../../src/reading/virus-scan.js';
import { eicar, HAS_CLAMD, startClamd, type Clamd } from '../support/clamd.js';
import { docx, paragraph } from '../support/files/docx.js';
import { DOCX } from '../support/files/package.js';
import { png } from '../support/files/pictures.js';
import { PAGE } from '../support/files/texts.js';

const asked = HAS_CLAMD || process.env.CI !== undefined;
if (!asked)
  process.stderr.write('clamd is not installed (Debian: clamav-daemon): what a real one says is not tested here\n');
const withClamd = asked ? describe : describe.skip;

const readers: FileReading[] = [];
function reading(address?: string): FileReading {
  const made = new FileReading(new VirusScan(address));
  readers.push(made);
  return made;
}
afterAll(() => {
  for (const each of readers) each.onApplicationShutdown();
});

const clean = docx(paragraph(PAGE));
const infected = docx(paragraph(PAGE), { 'word/media/image1.png': eicar() });

withClamd('with a real clamd', () => {
  let clamd: Clamd;
  beforeAll(async () => {
    clamd = await startClamd();
  });
  afterAll(async () => {
    await clamd.stop();
  });

  test.each(['unix', 'tcp'] as const)('over %s: an infected file is not read, a clean one is', async (way) => {
    const reader = reading(clamd[way]);
    expect(await reader.read(eicar(), 'text/plain')).toEqual({
      ...{ state: 'infected', cause: 'virus', parts: [], metadata: [] },
    });
    expect(await reader.read(clean, DOCX)).toMatchObject({ state: 'read' });
  });

  test('an infected part of a document is found', async () => {
    expect(await reading(clamd.unix).read(infected, DOCX)).toMatchObject({ state: 'infected' });
  });

  test('a file that the scanner does not take to its end is not clean', async () => {
    const large = Buffer.alloc(3 * 1024 * 1024, '公告\n');
    expect(await reading(clamd.unix).read(large, 'text/plain')).toMatchObject({
      ...{ state: 'unscannable', cause: 'virus-scan-unavailable' },
    });
  });
});

describe('where the scanner does not answer, nothing is clean', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gk-scan-'));
  let mute: Server;
  beforeAll(async () => {
    mute = createServer((socket) => socket.end('PONG\0')).listen(join(folder, 'mute.sock'));
    await new Promise((resolve) => mute.once('listening', resolve));
  });
  afterAll(() => {
    mute.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const unscanned = { state: 'unscannable', cause: 'virus-scan-unavailable' };

  test.each([
    ['nobody listens on the port', 'tcp://127.0.0.1:9'],
    ['there is no socket', `unix:${join(folder, 'none.sock')}`],
    ['somebody else answers', `unix:${join(folder, 'mute.sock')}`],
  ])('%s; what was read is still looked through', async (_what, address) => {
    const told = await reading(address).read(clean, DOCX);
    expect(told).toMatchObject(unscanned);
    expect(told.parts[0]!.text).toContain('公告');
  });

  test('whoever opens a picture hears that it was not scanned', async () => {
    expect(await reading('tcp://127.0.0.1:9').read(png(), 'image/png')).toMatchObject(unscanned);
  });

  test('without an address nobody is asked', async () => {
    expect(await reading().read(eicar(), 'text/plain')).not.toMatchObject({ state: 'infected' });
  });
});
