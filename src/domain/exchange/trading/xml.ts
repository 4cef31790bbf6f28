import { escaped } from './xml-text.js';

/** An element as it is written: text, children, or nothing said because it is not public. */
export interface XmlNode {
  readonly name: string;
  readonly content: string | readonly XmlNode[];
  readonly nil?: boolean;
}

export const leaf = (name: string, text: string): XmlNode => ({ name, content: text });
export const branch = (name: string, children: readonly XmlNode[]): XmlNode => ({ name, content: children });
export const nil = (name: string): XmlNode => ({ name, content: '', nil: true });

const HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n';
const INSTANCE = ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

/** A document, indented by two: the order of the elements is the order given. */
export const xmlDocument = (root: XmlNode): string => `${HEADER}${written(root, '', INSTANCE)}\n`;

function written({ name, content, nil: silent }: XmlNode, indent: string, attributes = ''): string {
  if (silent === true) return `${indent}<${name} xsi:nil="true"/>`;
  if (typeof content === 'string') return `${indent}<${name}${attributes}>${escaped(content)}</${name}>`;
  if (content.length === 0) return `${indent}<${name}${attributes}/>`;
  const inner = content.map((child) => written(child, `${indent}  `)).join('\n');
  return `${indent}<${name}${attributes}>\n${inner}\n${indent}</${name}>`;
}
