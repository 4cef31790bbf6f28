import { SaxesParser } from 'saxes';
import { Unreadable } from '../reading.js';

export interface Handlers {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Reads XML in one pass, names without prefix. A document type is refused: with it goes every entity attack. */
export function readXml(xml: string, handlers: Handlers): void {
  const parser = new SaxesParser({ xmlns: false });
  parser.on('doctype', () => {
    throw new Unreadable('broken');
  });
  parser.on('error', () => {
    throw new Unreadable('broken');
  });
  parser.on('opentag', ({ name, attributes }) => handlers.open?.(local(name), attributes));
  parser.on('closetag', ({ name }) => handlers.close?.(local(name)));
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  parser.write(xml.replace(/^\uFEFF/, '')).close();
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
