import { loadJurisdiction } from '../../../src/catalogue/load-jurisdiction.js';
import type { PublicElement } from '../../../src/domain/catalogue/public-body.js';
import type { Change } from '../../../src/domain/ocds/change.js';
import { releasesOf } from '../../../src/domain/ocds/releases-of.js';
import type { Release } from '../../../src/domain/ocds/release.js';
import { testSettings } from '../../support/settings.js';

const jurisdiction = loadJurisdiction(testSettings('postgresql:///x').jurisdiction);
export const mapping = jurisdiction.ocds!;
export const OCID = `${mapping.prefix}-3f0e6c1c-0000-4000-8000-000000000001`;
export const AT = new Date('2026-11-20T02:00:00.000Z');

type Said = Partial<Change> & {
  readonly values?: Readonly<Record<string, unknown>>;
  readonly marks?: Partial<PublicElement>;
};

let position = 0;

/** A change of a tender, said as far as a test cares; each comes after the one before. */
export function change({ values = { scope: '道路一条' }, marks = {}, ...said }: Said = {}): Change {
  position += 1;
  const entry = said.entry ?? 'engineering-tender-notice';
  const body = Object.entries(values).map(([id, value]) => {
    const element = jurisdiction.entries.get(entry)!.elements.find((each) => each.id === id)!;
    return {
      id,
      label: element.name,
      kind: element.kind,
      value,
      masked: false,
      withheld: false,
      ...marks,
    } as PublicElement;
  });
  const content = {
    ...{ title: '某工程施工招标公告', summary: '概要', projectName: '某工程', unit: 'tenderer', changeNote: null },
    ...{ body, attachments: [] },
  };
  return {
    ...{ position, kind: 'published', at: AT, number: `91230881GK0000325G/2026-${String(position).padStart(5, '0')}` },
    ...{ version: 1, entry, relation: null, filled: Object.keys(values), content },
    ...said,
  };
}

export function tell(changes: readonly Change[]): readonly Release[] {
  const addresses = {
    version: (number: string, version: number) => `https://example.gov.cn/open/${number}?version=${String(version)}`,
    file: (sha256: string, name: string) => `https://example.gov.cn/files/${sha256}/${encodeURIComponent(name)}`,
  };
  const ground = { ocid: OCID, mapping, units: jurisdiction.units, addresses };
  return releasesOf(changes, ground).map(({ release }) => release);
}
