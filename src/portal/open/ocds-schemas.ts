import { z } from 'zod';
import type { Release } from '../../domain/ocds/release.js';

const release = z
  .looseObject({
    ocid: z.string(),
    id: z.string().meta({ description: 'Of this release for ever; every change is a new one' }),
    date: z.iso.datetime(),
    tag: z.array(z.string()).readonly(),
    initiationType: z.literal('tender'),
  })
  .meta({ id: 'OcdsRelease', description: 'OCDS 1.1: https://standard.open-contracting.org/1.1/' });

const frame = {
  uri: z.url(),
  version: z.literal('1.1'),
  extensions: z.array(z.url()),
  publishedDate: z.iso.datetime(),
  publisher: z.object({ name: z.string(), scheme: z.string(), uid: z.string(), uri: z.url() }),
  license: z.url().optional(),
  publicationPolicy: z.url(),
};

export const releasePackage = z
  .object({
    ...frame,
    releases: z.array(release).readonly(),
    links: z.object({ next: z.url().meta({ description: 'Where to go on, also when there is no more yet' }) }),
  })
  .meta({ id: 'OcdsReleasePackage' });

export const recordPackage = z
  .object({
    ...frame,
    records: z.array(z.object({ ocid: z.string(), releases: z.array(release).readonly(), compiledRelease: release })),
  })
  .meta({ id: 'OcdsRecordPackage' });

interface Frame extends Omit<z.infer<typeof releasePackage>, 'releases' | 'links' | 'license'> {
  readonly license?: string;
}

export interface ReleasePackage extends Frame {
  readonly releases: readonly Release[];
  readonly links: { readonly next: string };
}
export interface RecordPackage extends Frame {
  readonly records: readonly {
    readonly ocid: string;
    readonly releases: readonly Release[];
    readonly compiledRelease: Release;
  }[];
}
