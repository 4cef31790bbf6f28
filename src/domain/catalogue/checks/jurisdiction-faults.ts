import type { Files } from '../files.js';
import type { Fault } from '../jurisdiction-error.js';
import { known, unknown } from './known.js';

/** Seats held by units that exist, sectors that resolve, channels that lead somewhere. */
export function* jurisdictionFaults(files: Files): Iterable<Fault> {
  const { units, channels, channelSets } = known(files);
  const file = 'jurisdiction.yaml';
  for (const [seat, unit] of Object.entries(files.jurisdiction.seats)) {
    yield* unknown('unit', [unit], units, { file, path: `seats.${seat}` });
  }
  for (const sector of files.jurisdiction.sectors) {
    yield* unknown('unit', [sector.unit], units, { file, path: `sectors[${sector.zh}]` });
  }
  for (const channel of files.channels.channels) {
    yield* unknown('channel', [channel.via], channels, { file: 'channels.yaml', path: `channels[${channel.id}].via` });
  }
  for (const [set, members] of Object.entries(files.channels.sets)) {
    yield* unknown('channel', members, channels, { file: 'channels.yaml', path: `sets.${set}` });
  }
  for (const { file: name, domain } of files.catalogue) {
    const either = new Set([...channels, ...channelSets]);
    yield* unknown('channel or set', domain.channels, either, { file: name, path: 'domain.channels' });
  }
}
