import { Inject, Injectable } from '@nestjs/common';
import { PublicAddress } from '../platform/public-address.js';
import { addressOf, fileAddress } from '../publication/addresses.js';

/** Absolute addresses for mails and outside platforms. */
@Injectable()
export class Addresses {
  constructor(@Inject(PublicAddress) private readonly house: Pick<PublicAddress, 'base'>) {}

  /** The page a resident reads. */
  publication(number: string): string {
    return `${this.house.base}${addressOf(number)}`;
  }

  /** A public file; the hash is the file, the name is for the reader's disk. */
  file(sha256: string, name: string): string {
    return `${this.house.base}${fileAddress(sha256, name)}`;
  }

  /** Where a person's work waits. */
  inbox(): string {
    return `${this.house.base}/workbench`;
  }

  /** The page a person of the house works on. */
  item(caseId: string): string {
    return `${this.house.base}/workbench/items/${caseId}`;
  }
}
