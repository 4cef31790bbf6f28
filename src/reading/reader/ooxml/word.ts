import { readXml } from '../xml.js';
import { elsewhere } from './elsewhere.js';
import { named, xmlOf, type Parts } from './package.js';
import type { ReadPart } from '../../reading.js';

const PLACES: readonly (readonly [pattern: RegExp, where: string])[] = [
  [/^word\/document\d*\.xml$/, 'body'],
  [/^word\/header\d*\.xml$/, 'header'],
  [/^word\/footer\d*\.xml$/, 'footer'],
  [/^word\/comments\d*\.xml$/, 'comment'],
  [/^word\/footnotes\d*\.xml$/, 'footnote'],
  [/^word\/endnotes\d*\.xml$/, 'endnote'],
  [/^word\/glossary\/document\.xml$/, 'body'],
];
const isRead = (name: string): boolean => PLACES.some(([pattern]) => pattern.test(name));

/** Everything that can be read or brought back in a Word document: what was deleted under tracked changes as well. */
export const wordParts = (parts: Parts): ReadPart[] => [
  ...PLACES.flatMap(([pattern, where]) =>
    named(parts, pattern).flatMap((name) => new WordText(where).of(xmlOf(parts, name))),
  ),
  ...elsewhere(parts, isRead),
];

/** A paragraph as it was before the tracked changes, and whether that is another text than now. */
interface Paragraph {
  before: string;
  changed: boolean;
}

const DELETED = new Set(['del', 'moveFrom']);
const INSERTED = new Set(['ins', 'moveTo']);
const TEXT = new Set(['t', 'delText']);
const SIGNS: Readonly<Record<string, string>> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' };

/**
 * The text of one part. Text boxes stand apart. What was inserted belongs to its sentence, what was deleted to the sentence as it was:
 * so neither tears a number that the other left whole.
 */
class WordText {
  private readonly texts = new Map<string, string>();
  private readonly paragraphs: Paragraph[] = [];
  private readonly depth = { deleted: 0, inserted: 0, box: 0 };
  private taking = false;
  private field = false;

  constructor(private readonly where: string) {}

  of(xml: string): ReadPart[] {
    readXml(xml, {
      open: (name, attributes) => {
        this.open(name, attributes);
      },
      text: (text) => {
        if (this.taking) this.say(text);
        if (this.field) this.add('field', `${text}\n`);
      },
      close: (name) => {
        this.close(name);
      },
    });
    return [...this.texts].map(([where, text]) => ({ where, text }));
  }

  private open(name: string, { descr = '', title = '' }: Readonly<Record<string, string>>): void {
    this.count(name, 1);
    if (name === 'p') this.paragraphs.push({ before: '', changed: false });
    if (TEXT.has(name)) this.taking = true;
    if (name === 'instrText' || name === 'delInstrText') this.field = true;
    if (SIGNS[name] !== undefined && this.paragraphs.length > 0) this.say(SIGNS[name]);
    for (const words of [descr, title]) if (words.trim() !== '') this.add('alternative-text', `${words}\n`);
  }

  private close(name: string): void {
    if (TEXT.has(name)) this.taking = false;
    if (name === 'instrText' || name === 'delInstrText') this.field = false;
    if (name === 'p') this.endParagraph();
    this.count(name, -1);
  }

  private endParagraph(): void {
    const { before, changed } = this.paragraphs.pop() ?? { before: '', changed: false };
    if (changed) this.add('deleted-revision', `${before}\n`);
    this.add(this.place(), '\n');
  }

  private count(name: string, by: number): void {
    if (DELETED.has(name)) this.depth.deleted += by;
    if (INSERTED.has(name)) this.depth.inserted += by;
    if (name === 'txbxContent') this.depth.box += by;
  }

  private say(text: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (this.depth.deleted > 0 && paragraph !== undefined) paragraph.changed = true;
    if (this.depth.deleted === 0) this.add(this.place(), text);
    if (this.depth.inserted === 0 && paragraph !== undefined) paragraph.before += text;
  }

  private place(): string {
    return this.depth.box > 0 ? 'text-box' : this.where;
  }

  private add(where: string, text: string): void {
    this.texts.set(where, (this.texts.get(where) ?? '') + text);
  }
}
