import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadJurisdiction } from '../src/catalogue/load-jurisdiction.js';
import { foundIn } from '../src/domain/screening/found-text.js';
import type { WordLists } from '../src/domain/screening/word-lists.js';
import { projectRoot } from '../src/platform/project-root.js';
import { ReaderProcess } from '../src/reading/reader-process.js';
import type { Reading } from '../src/reading/reading.js';
import { figure, type Figure } from './figures.js';
import { pdfOf, sheetOf } from './files.js';
import { median } from './rounds.js';

const PDF = 'application/pdf';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Scan {
  readonly first: number; // ms: the first file of a new process, its start among them
  readonly next: number; // ms: the same file again, in the process that is up
  readonly detectors: number; // ms
  readonly peak: number; // MB of the reader process; NaN where /proc does not say
}

/** Read and looked through as the worker does it, each round in a new reader process: its memory is that of these files alone. */
export async function measureReading(rounds: number): Promise<Figure[]> {
  const lists = loadJurisdiction(join(projectRoot(), 'jurisdictions', '230881-tongjiang')).wordLists(null);
  const files = [
    { what: 'PDF of 100 pages', bytes: pdfOf(100), type: PDF, finds: 100 },
    { what: 'sheet of 50,000 cells', bytes: sheetOf(50_000), type: SHEET, finds: 100 },
  ];
  const figures: Figure[] = [];
  for (const { what, bytes, type, finds } of files) {
    const scans: Scan[] = [];
    for (let nth = 0; nth < rounds; nth += 1) scans.push(await scanOf(bytes, type, finds, lists));
    const name = `reading: ${what} (${(bytes.length / 1024).toFixed(0)} KiB)`;
    for (const { told, unit, of } of TOLD)
      figures.push(figure(`${name}, ${told}`, { value: median(scans.map(of)), unit, samples: rounds }));
  }
  return figures;
}

const TOLD: readonly { readonly told: string; readonly unit: string; readonly of: (scan: Scan) => number }[] = [
  { told: 'first in a new process', unit: 'ms', of: ({ first }) => first },
  { told: 'read', unit: 'ms', of: ({ next }) => next },
  { told: 'looked through', unit: 'ms', of: ({ detectors }) => detectors },
  { told: 'peak of the reader process', unit: 'MB', of: ({ peak }) => peak },
];

async function scanOf(bytes: Buffer, type: string, finds: number, lists: WordLists): Promise<Scan> {
  const before = new Set(children());
  const reader = new ReaderProcess();
  try {
    const [, first] = await timed(async () => await reader.read(bytes, type));
    const [reading, next] = await timed(async () => await reader.read(bytes, type));
    const [found, detectors] = await timed(() => Promise.resolve(findsOf(reading, lists)));
    if (reading.state !== 'read' || found < finds)
      throw new Error(`${type}: ${reading.state} ${reading.cause ?? ''}, ${String(found)} finds`);
    const pid = children().find((each) => !before.has(each));
    return { first, next, detectors, peak: pid === undefined ? Number.NaN : peakOf(pid) };
  } finally {
    reader.stop();
  }
}

/** As the job that reads files does it. */
const findsOf = ({ parts }: Reading, lists: WordLists): number =>
  parts.flatMap(({ where, text }) => foundIn(text, { personal: false, label: where }, lists)).length;

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const from = performance.now();
  return [await work(), performance.now() - from];
}

/** Processes that this one has started (Linux). */
function children(): string[] {
  const own = `\nPPid:\t${String(process.pid)}\n`;
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && statusOf(name).includes(own));
  } catch {
    return [];
  }
}

/** VmHWM: the most memory it ever held, as the kernel counted it. */
const peakOf = (pid: string): number => Number(/^VmHWM:\s+(\d+) kB$/m.exec(statusOf(pid))?.[1]) / 1024;

function statusOf(pid: string): string {
  try {
    return readFileSync(join('/proc', pid, 'status'), 'utf8');
  } catch {
    return '';
  }
}
