import { Injectable } from '@nestjs/common';
import type { OcdsMapping } from '../../domain/catalogue/shapes/ocds.js';
import { compile } from '../../domain/ocds/compile.js';
import type { Ground } from '../../domain/ocds/ground.js';
import { ocidOf, processOf, USCC } from '../../domain/ocds/ids.js';
import { releasesOf, type Placed } from '../../domain/ocds/releases-of.js';
import { translate } from '../../platform/i18n.js';
import { addressOf, fileAddress } from '../../publication/addresses.js';
import { Names } from '../../publication/names.js';
import { Pages } from '../pages/pages.js';
import { ReleaseReader, type ReleaseFilter, type ReleaseRow } from '../reading/release-reader.js';
import type { RecordPackage, ReleasePackage } from './ocds-schemas.js';

export const OCDS = '/open/v1/ocds';
/** More changes than a process ever has. */
const WHOLE_PROCESS = 5_000;

type Asked = { readonly since: string; readonly domain?: string | undefined; readonly ocid?: string | undefined };

/** Publications as OCDS has them: what the window shows, read once more in the words of the standard. */
@Injectable()
export class OcdsPackages {
  constructor(
    private readonly reader: ReleaseReader,
    private readonly names: Names,
    private readonly pages: Pages,
  ) {}

  /** Null where the jurisdiction does not speak OCDS. */
  mapping(): OcdsMapping | null {
    return this.names.jurisdiction.ocds;
  }

  /** Releases in the order they came to be, from a position on; none for an ocid that cannot be ours. */
  async releases(mapping: OcdsMapping, { since, domain, ocid }: Asked, limit: number): Promise<readonly Placed[]> {
    const process = ocid === undefined ? {} : processOf(mapping.prefix, ocid);
    if (process === null) return [];
    const entries = mapping.entries.map(({ entry }) => entry);
    const filter: ReleaseFilter = { after: since, entries, domain, ...process };
    const rows = await this.reader.page(filter, limit);
    const paged = new Set(rows.filter((row) => row.paged).map(({ position }) => position));
    return [...byProcess(rows, mapping).entries()]
      .flatMap(([id, changes]) => releasesOf(changes, this.ground(mapping, id)))
      .filter(({ position }) => paged.has(position))
      .sort((one, other) => one.position - other.position);
  }

  releasePackage(mapping: OcdsMapping, shown: readonly Placed[], uri: string, next: string): ReleasePackage {
    const releases = shown.map(({ release }) => release);
    return { ...this.frame(mapping, uri, newest(releases)), releases, links: { next: this.pages.absolute(next) } };
  }

  async recordPackage(mapping: OcdsMapping, ocid: string, uri: string): Promise<RecordPackage | null> {
    const placed = await this.releases(mapping, { since: '0', ocid }, WHOLE_PROCESS);
    const releases = placed.map(({ release }) => release);
    if (releases.length === 0) return null;
    const record = { ocid, releases, compiledRelease: compile(releases) };
    return { ...this.frame(mapping, uri, newest(releases)), records: [record] };
  }

  /** What every package says of itself; its date is that of the newest release in it. */
  private frame({ license }: OcdsMapping, uri: string, publishedDate: string) {
    const { units, office } = this.names.jurisdiction;
    const uscc = units.get(office)?.uscc ?? '';
    return {
      uri: this.pages.absolute(uri),
      version: '1.1' as const,
      extensions: [this.pages.absolute(`${OCDS}/extension/extension.json`)],
      publishedDate,
      publisher: {
        name: translate('zh', 'portal.owner', { place: this.names.place('zh') }),
        scheme: USCC,
        uid: uscc,
        uri: this.pages.absolute('/'),
      },
      ...(license === undefined ? {} : { license }),
      publicationPolicy: this.pages.absolute(`${OCDS}/extension/README.md`),
    };
  }

  private ground(mapping: OcdsMapping, ocid: string): Ground {
    const addresses = {
      version: (number: string, version: number) =>
        this.pages.absolute(`${addressOf(number)}?version=${String(version)}`),
      file: (sha256: string, name: string) => this.pages.absolute(fileAddress(sha256, name)),
    };
    return { ocid, mapping, units: this.names.jurisdiction.units, addresses };
  }
}

function byProcess(rows: readonly ReleaseRow[], { prefix }: OcdsMapping): ReadonlyMap<string, readonly ReleaseRow[]> {
  const processes = new Map<string, ReleaseRow[]>();
  for (const row of rows) {
    const ocid = ocidOf(prefix, row.project === null ? { number: row.root } : { project: row.project });
    processes.set(ocid, [...(processes.get(ocid) ?? []), row]);
  }
  return processes;
}

const newest = (releases: readonly { readonly date: string }[]): string =>
  releases.reduce((date, release) => (release.date > date ? release.date : date), '');
