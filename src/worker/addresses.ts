import { Inject, Injectable } from '@nestjs/common';
import { PublicAddress } from '../platform/public-address.js';
import { addressOf, fileAddress } from '../publication/addresses.js';

/** The page of a case at the workbench, by its kind. */
export const workPage = (kind: string, caseId: string): string => `/workbench/${PLACES[kind] ?? 'items'}/${caseId}`;

const PLACES: Readonly<Record<string, string>> = { obligation: 'obligations', order: 'orders' };

/** Absolute addresses for mails and outside platforms. */
@Injectable()
export class Addresses {
  constructor(@Inject(PublicAddress) private readonly house: Pick<PublicAddress, 'base'>) {}

  /** The window itself: where it stands on the web. */
  get base(): string {
    return this.house.base;
  }

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
  work(kind: string, caseId: string): string {
    return `${this.house.base}${workPage(kind, caseId)}`;
  }
}
