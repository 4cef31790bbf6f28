import { SaxesParser } from 'saxes';
import type { Message } from './message.js';

const TYPES: Readonly<Record<string, string>> = {
  publish: 'publication.published',
  update: 'publication.updated',
  release: 'publication.released',
  repeal: 'publication.repealed',
  hold: 'publication.held',
  withdraw: 'publication.withdrawn',
};

/** The trading platform's message: its head, and the records of its body. Throws when it is no such message. */
export function readXmlMessage(payload: string): Message {
  const { head, together, records } = parsed(payload);
  const named = (name: string): string => {
    const text = head.get(name);
    if (text === undefined) throw new Error(`HEAD has no ${name}`);
    return text;
  };
  const [number, version, sequence] = [
    named('PUBLICATION_NUMBER'),
    Number(named('PUBLICATION_VERSION')),
    Number(named('SEQUENCE')),
  ];
  const type = TYPES[named('OPERATION')];
  if (type === undefined) throw new Error(`there is no operation ${named('OPERATION')}`);
  const [title, url, notice] = ['TITLE', 'URL', 'NOTICE'].map((name) => head.get(name) ?? null);
  const content = title === null ? {} : { title, url, records };
  return {
    ...{ type, number, version, sequence, title: title ?? null },
    data: { number, version, sequence, notice, together, ...content },
  };
}

interface Parsed {
  readonly head: Map<string, string>;
  readonly together: string[];
  readonly records: { readonly dataset: string; readonly fields: Record<string, string> }[];
}

/** By where an element stands: EXCHANGE/HEAD/x, EXCHANGE/BODY/data set/field. */
function parsed(payload: string): Parsed {
  const found: Parsed = { head: new Map(), together: [], records: [] };
  const path: string[] = [];
  let text = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    path.push(name);
    text = '';
    if (path.length === 3 && path[1] === 'BODY') found.records.push({ dataset: name, fields: {} });
  });
  parser.on('text', (part) => (text += part));
  parser.on('closetag', ({ name }) => {
    if (path.length === 3 && path[1] === 'HEAD') {
      if (name === 'TOGETHER') found.together.push(text);
      else found.head.set(name, text);
    }
    const record = found.records.at(-1);
    if (path.length === 4 && record !== undefined) record.fields[name] = text;
    path.pop();
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(payload).close();
  return found;
}
