import type { Files } from '../files.js';
import type { Fault } from '../jurisdiction-error.js';
import { known, unknown } from './known.js';

const SENT: ReadonlySet<string> = new Set(['push', 'file', 'announce']);
const file = 'channels.yaml';

/** Channels that lead somewhere: what feeds them, who owes them, which deadlines wait for them, and how what is sent is written. */
export function* channelFaults(files: Files): Iterable<Fault> {
  const { channels, channelSets } = known(files);
  const entries = new Map(files.catalogue.flatMap((each) => each.entries.map((entry) => [entry.id, entry] as const)));
  const rules = new Set(['all', ...files.deadlines.rules.map(({ id }) => id)]);
  for (const channel of files.channels.channels) {
    const path = `channels[${channel.id}]`;
    yield* unknown('channel', [channel.via], channels, { file, path: `${path}.via` });
    yield* unknown('deadline rule', channel.statutory, rules, { file, path: `${path}.statutory` });
    for (const { entry, element } of channel.owedFor) {
      yield* unknown('entry', [entry], new Set(entries.keys()), { file, path: `${path}.owedFor` });
      const elements = new Set(entries.get(entry)?.elements.map(({ id }) => id) ?? []);
      if (entries.has(entry)) yield* unknown('element', [element], elements, { file, path: `${path}.owedFor` });
    }
    if (channel.mode === 'relayed' && channel.via === undefined)
      yield { file, path: `${path}.via`, reason: 'a relayed channel follows from another one: say which' };
    if (SENT.has(channel.mode) && channel.encoder === undefined)
      yield { file, path: `${path}.encoder`, reason: `a channel of mode ${channel.mode} needs an encoder` };
    if (channel.mode === 'push' && channel.transport === undefined)
      yield { file, path: `${path}.transport`, reason: 'a channel of mode push needs a transport' };
  }
  for (const [set, members] of Object.entries(files.channels.sets)) {
    yield* unknown('channel', members, channels, { file, path: `sets.${set}` });
  }
  for (const { file: name, domain } of files.catalogue) {
    const either = new Set([...channels, ...channelSets]);
    yield* unknown('channel or set', domain.channels, either, { file: name, path: 'domain.channels' });
  }
}
