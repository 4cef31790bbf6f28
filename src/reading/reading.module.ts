import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { FileReading } from './file-reading.js';
import { VirusScan } from './virus-scan.js';

/** Text out of files. */
@Module({
  providers: [
    FileReading,
    { provide: VirusScan, inject: [SETTINGS], useFactory: ({ clamdUrl }: Settings) => new VirusScan(clamdUrl) },
  ],
  exports: [FileReading],
})
export class ReadingModule {}
