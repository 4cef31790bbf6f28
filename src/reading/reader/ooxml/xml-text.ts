import { readXml } from '../xml.js';

/** Where a line ends: paragraphs, notes and their authors, values of charts and of tables behind pivots. */
const LINES = new Set(['p', 'text', 'comment', 'threadedComment', 'cm', 'author', 'v', 'f', 'pt', 'si']);

/** Attributes that are words of somebody: what stands for a picture, what a field asks, values kept behind a pivot table, sources. */
const WORDS = new Set(
  'descr title alt v string caption prompt promptTitle error errorTitle display tooltip displayName connection command'.split(
    ' ',
  ),
);

/** Every text of a part; a number is not torn where a new run begins. */
export function allText(xml: string): string {
  let found = '';
  readXml(xml, {
    open: (_name, attributes) => {
      for (const [name, value] of Object.entries(attributes))
        if (WORDS.has(name) && value.trim() !== '') found += `${value}\n`;
    },
    text: (text) => (found += isLayout(text) ? '' : text),
    close: (name) => (found += LINES.has(name) ? '\n' : ''),
  });
  return found;
}

/** Line breaks between the elements, as a program sets them that writes for people; a single space is a text. */
const isLayout = (text: string): boolean => text.trim() === '' && text.includes('\n');
