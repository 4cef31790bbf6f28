import { filePlace } from './places.js';
import type { FileRow, ShownRow, Snapshot, VersionRow } from './snapshot.js';
import { addressOf } from '../publication/addresses.js';
import { dataWork, linesOf, pageWork, stampOf, type Work } from './work.js';

/** Each publication in each version, and for programs. */
export function publicationWork(snapshot: Snapshot, machines: boolean): Work[] {
  const related = relatedIn(snapshot);
  return snapshot.shown.flatMap((row) => {
    const versions = snapshot.versions.get(row.number) ?? [];
    const said = [row.visibility, row.notice, row.changedAt, versions.map(({ id }) => id)];
    const stamp = stampOf(said, linesOf(related(row)));
    const url = addressOf(row.number);
    const earlier = versions.filter(({ id }) => id !== row.publication);
    const data = `${OPEN}/${row.number}`;
    return [
      ...pageWork(url, stamp),
      ...earlier.flatMap(({ version }) =>
        pageWork(`${url}/version-${version}`, stamp, { url: `${url}?version=${version}` }),
      ),
      ...(machines ? [dataWork(data, `${data.slice(1)}.json`, stamp)] : []),
    ];
  });
}

const OPEN = '/open/v1/publications';

/** What stands where something was taken down: the notice alone, of no version and not for programs. */
export function goneWork(gone: readonly ShownRow[]): Work[] {
  return gone.flatMap(({ number, visibility, notice, changedAt }) =>
    pageWork(addressOf(number), stampOf(visibility, notice, changedAt), { kind: 'gone' }),
  );
}

/** The name in the address is for the reader alone; the hash is the file. */
export const fileWork = (files: readonly FileRow[]): Work[] =>
  files.map(({ sha256, fileName }) => dataWork(`/files/${sha256}/file`, filePlace(sha256, fileName), sha256, 'file'));

/** Notices about a publication, and the one it is about: those that are shown. */
function relatedIn({ shown, versions }: Snapshot): (row: ShownRow) => ShownRow[] {
  const byNumber = new Map(shown.map((row) => [row.number, row]));
  const about = new Map<string, Set<string>>();
  for (const { number, of } of [...versions.values()].flat()) {
    if (of !== null) about.set(of, (about.get(of) ?? new Set()).add(number));
  }
  const ofShown = (row: ShownRow): VersionRow | undefined =>
    versions.get(row.number)?.find(({ id }) => id === row.publication);
  return (row) =>
    [...(about.get(row.number) ?? []), ofShown(row)?.of ?? '']
      .map((number) => byNumber.get(number))
      .filter((each) => each !== undefined);
}
