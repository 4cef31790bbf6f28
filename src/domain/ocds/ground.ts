import type { Jurisdiction } from '../catalogue/jurisdiction.js';
import type { OcdsMapping } from '../catalogue/shapes/ocds.js';
import type { Release } from './release.js';

/** Where the window shows what a release names; absolute. */
export interface Addresses {
  version(number: string, version: number): string;
  file(sha256: string, name: string): string;
}

export interface Ground {
  readonly ocid: string;
  readonly mapping: OcdsMapping;
  readonly units: Jurisdiction['units'];
  readonly addresses: Addresses;
}

export type Head = Pick<Release, 'ocid' | 'id' | 'date' | 'tag'>;
