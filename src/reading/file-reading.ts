import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { VirusScan } from './virus-scan.js';
import { ReaderProcess } from './reader-process.js';
import type { TableReading } from './tables.js';
import { LIMITS, unscannable, type Reading } from './reading.js';

/** Text out of files, in a process of its own and after the virus scan; never throws for what is wrong with a file. */
@Injectable()
export class FileReading implements OnApplicationShutdown {
  private readonly reader = new ReaderProcess(LIMITS);

  constructor(private readonly viruses: VirusScan) {}

  async read(bytes: Buffer, mediaType: string): Promise<Reading> {
    const scanned = await this.viruses.of(bytes);
    if (scanned === 'infected') return { state: 'infected', cause: 'virus', parts: [], metadata: [] };
    const reading = await this.reader.read(bytes, mediaType);
    return scanned === 'unavailable' ? unscannable('virus-scan-unavailable', reading) : reading;
  }

  /** A workbook to import, scanned first: a file that could not be scanned is not opened. */
  async table(bytes: Buffer): Promise<TableReading> {
    const scanned = await this.viruses.of(bytes);
    if (scanned === 'infected') return { cause: 'virus' };
    if (scanned === 'unavailable') return { cause: 'virus-scan-unavailable' };
    return await this.reader.table(bytes);
  }

  onApplicationShutdown(): void {
    this.reader.stop();
  }
}
