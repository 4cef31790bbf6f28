import { DOCX, HEAD, packaged, type Contents } from './package.js';

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A run, and a paragraph of runs or of a text. */
export const run = (text: string): string => `<w:r><w:rPr><w:lang w:val="zh-CN"/></w:rPr><w:t>${text}</w:t></w:r>`;
export const paragraph = (runs: string): string =>
  `<w:p w:rsidR="00A77B3E">${runs.startsWith('<') ? runs : run(runs)}</w:p>`;

export const deleted = (text: string): string =>
  `<w:del w:id="1" w:author="李四" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
export const inserted = (text: string): string =>
  `<w:ins w:id="2" w:author="王五" w:date="2026-01-02T00:00:00Z">${run(text)}</w:ins>`;
export const textBox = (text: string): string =>
  `<w:r><w:pict><wps:txbx><w:txbxContent>${paragraph(text)}</w:txbxContent></wps:txbx></w:pict></w:r>`;
export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows
    .map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`)
    .join('')}</w:tbl>`;

const part = (root: string, content: string): string => `${HEAD}<w:${root} ${W}>${content}</w:${root}>`;

export const header = (text: string): string => part('hdr', paragraph(text));
export const footer = (text: string): string => part('ftr', paragraph(text));
export const comments = (text: string): string =>
  part('comments', `<w:comment w:id="0" w:author="赵六" w:initials="Z">${paragraph(text)}</w:comment>`);
export const notes = (kind: 'footnote' | 'endnote', text: string): string =>
  part(`${kind}s`, `<w:${kind} w:id="1">${paragraph(text)}</w:${kind}>`);

/** A Word document with that body and whatever parts go with it. */
export const docx = (body: string, more: Contents = {}): Buffer =>
  packaged(
    { name: 'word/document.xml', kind: DOCX },
    { 'word/document.xml': part('document', `<w:body>${body}</w:body>`), ...more },
  );
