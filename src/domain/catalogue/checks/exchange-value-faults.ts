import type { TradingFiles, ValueRow } from '../../exchange/trading/build-mapping.js';
import type { DataType } from '../../exchange/trading/field-table.js';
import { sourceOf, type Source } from '../../exchange/trading/source.js';
import { SOURCE_KINDS } from '../../exchange/trading/sources/index.js';
import type { SourceWorld } from '../../exchange/trading/sources/source-kind.js';
import type { Element } from '../jurisdiction.js';
import type { Files } from '../files.js';
import type { Fault } from '../jurisdiction-error.js';
import { known, unknown } from './known.js';

interface At {
  readonly file: string;
  readonly path: string;
}

/** Names a mapping may use at an entry with these elements. */
export function worldOf(files: Files, elements: readonly Element[], each: string | null): SourceWorld {
  const { units, groups } = known(files);
  const constants = new Set(Object.keys(files.trading?.mapping.constants ?? {}));
  return { elements: elements.map((element) => withCodes(element, files)), each, constants, parties: groups, units };
}

function withCodes(element: Element, { codes }: Files): Element {
  const list = codes.codeLists[element.codeList ?? ''];
  return list === undefined ? element : { ...element, codes: list };
}

/** A value comes from something that exists and gives what the field takes. */
export function* valueFaults(
  value: ValueRow,
  type: DataType,
  { mapping }: TradingFiles,
  world: SourceWorld,
  at: At,
): Iterable<Fault> {
  yield* unknown('code list', [value.codes], new Set(Object.keys(mapping.codes)), at);
  yield* unknown('text element', [value.placeIn], textElements(world), at);
  for (const text of value.from) {
    const source = sourceOf(text);
    const reason = sourceFault(source, world) ?? kindFault(source, value, type, mapping, world);
    if (reason !== null) yield { ...at, reason: `${text}: ${reason}` };
  }
}

function sourceFault({ kind, path }: Source, world: SourceWorld): string | null {
  const source = SOURCE_KINDS.get(kind);
  return source === undefined ? `unknown source "${kind}"` : source.fault(path, world);
}

function kindFault(
  { kind, path }: Source,
  value: ValueRow,
  type: DataType,
  mapping: TradingFiles['mapping'],
  world: SourceWorld,
): string | null {
  const gives = SOURCE_KINDS.get(kind)?.gives(path, world) ?? 'string';
  const written = kind === 'constant' ? [mapping.constants[path[0] ?? ''] ?? ''] : [];
  const codes = value.codes === undefined ? null : (mapping.codes[value.codes] ?? {});
  if (gives === 'code' && codes === null) return 'needs codes: what it is called here the platform does not know';
  if (codes !== null) return untranslated(path, codes, world) ?? unfit(Object.values(codes), type);
  if (value.placeIn !== undefined) return type === 'datetime' ? 'a place is no time' : null;
  if (written.length > 0) return unfit(written, type);
  return gives === type || type === 'string' ? null : `gives ${gives}, and the field takes ${type}`;
}

/** Every code and every unit of measure the form offers is one the platform gets to know. */
function untranslated([id, part]: readonly string[], codes: object, { elements }: SourceWorld): string | null {
  const element = elements.find((each) => each.id === id);
  const offered = part === 'unit' ? element?.units : part === undefined ? element?.codes?.map((code) => code.id) : [];
  const lacking = (offered ?? []).filter((name) => !(name in codes));
  return lacking.length === 0 ? null : `no code for ${lacking.join(', ')}`;
}

function unfit(values: readonly string[], type: DataType): string | null {
  const wrong = values.find((text) => type !== 'string' && !/^-?\d+(\.\d+)?$/.test(text));
  return wrong === undefined ? null : `"${wrong}" is no ${type}`;
}

const textElements = ({ elements }: SourceWorld): ReadonlySet<string> =>
  new Set(elements.filter(({ kind }) => kind === 'text' || kind === 'long-text').map(({ id }) => id));
