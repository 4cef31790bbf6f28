import { readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import { validateXML } from 'xmllint-wasm';
import type { TradingPublication } from '../../src/domain/exchange/trading/subject.js';
import { tradingXml, type TradingHead } from '../../src/domain/exchange/trading/trading-xml.js';
import { publicBody } from '../../src/domain/catalogue/element-values.js';
import type { Mark } from '../../src/domain/lifecycle/facts.js';
import { TONGJIANG_FOLDER, tongjiang } from './jurisdictions/index.js';

export const mapping = tongjiang.trading!;
export const SCHEMA = `${TONGJIANG_FOLDER}/../../docs/exchange/trading-platform.xsd`;

export const HEAD: TradingHead = {
  ...{ id: '019aa000-0000-7000-8000-000000000001', sequence: 7, operation: 'publish', at: '2026-11-24T01:02:03.456Z' },
  ...{ notice: null, together: ['11230881/2026-00007'] },
};

export const PROJECT = {
  code: '2606-230881-04-01-000117',
  name: '同江市滨江路道路及排水改造工程',
  parties: { tenderer: 'tenderer', 'procuring-entity': 'procuring-entity', 'property-holder': 'property-holder' },
};

/** A publication whose public copy is made from the elements as the engine would make it. */
export function published(
  entry: string,
  elements: Readonly<Record<string, unknown>>,
  more: Partial<TradingPublication> & { readonly marks?: readonly Mark[] } = {},
): TradingPublication {
  const { marks = [], ...rest } = more;
  return {
    ...{
      entry,
      number: '11230881/2026-00007',
      version: 1,
      unit: 'tenderer',
      title: '标题',
      summary: '',
      relation: null,
    },
    ...{ url: 'https://open.example/11230881/2026-00007', formedOn: '2026-11-20' },
    ...{ publishedAt: '2026-11-24T01:00:00.000Z', project: PROJECT },
    body: publicBody(tongjiang.entries.get(entry)!, { elements, extra: [] }, marks, tongjiang),
    ...rest,
  };
}

export const messageOf = (publication: TradingPublication, head: Partial<TradingHead> = {}): string =>
  tradingXml({ head: { ...HEAD, ...head }, publication, mapping, jurisdiction: tongjiang });

/** What a real validator (libxml2) finds wrong with each document against the committed schema; empty when all are valid. */
export async function faultsIn(documents: readonly string[], schema = readFileSync(SCHEMA, 'utf8')): Promise<string[]> {
  const xml = documents.map((contents, at) => ({ fileName: `${at}.xml`, contents }));
  const { errors } = await validateXML({ xml, schema, initialMemoryPages: 512, maxMemoryPages: 2_048 });
  return errors.map(({ rawMessage }) => rawMessage);
}

export interface Read {
  readonly name: string;
  readonly nil: boolean;
  readonly text: string;
  readonly children: readonly Read[];
}

/** The document as a parser of its own reads it. */
export function read(xml: string): Read {
  const stack: { name: string; nil: boolean; text: string; children: Read[] }[] = [
    { name: '', nil: false, text: '', children: [] },
  ];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    stack.push({ name, nil: attributes['xsi:nil'] === 'true', text: '', children: [] });
  });
  parser.on('text', (text) => {
    stack.at(-1)!.text += text;
  });
  parser.on('closetag', () => {
    const closed = stack.pop()!;
    stack.at(-1)!.children.push(closed);
  });
  parser.write(xml).close();
  return stack[0]!.children[0]!;
}

export const child = (node: Read, name: string): Read | undefined => node.children.find((each) => each.name === name);

/** Records of the body as flat field lists: `[['TENDER_CANDIDATE', { WIN_CANDIDATE_NAME: … }]]`; null for what is withheld. */
export const recordsIn = (xml: string): [string, Record<string, string | null>][] =>
  (child(read(xml), 'BODY')?.children ?? []).map(({ name, children }) => [
    name,
    Object.fromEntries(children.map((field) => [field.name, field.nil ? null : field.text])),
  ]);
