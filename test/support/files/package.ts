import { zipSync } from 'fflate';

export const OFFICE = 'application/vnd.openxmlformats-officedocument';
export const DOCX = `${OFFICE}.wordprocessingml.document`;
export const XLSX = `${OFFICE}.spreadsheetml.sheet`;
export const PPTX = `${OFFICE}.presentationml.presentation`;
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The parts of an Office document by name (ECMA-376, part 2). */
export type Contents = Readonly<Record<string, string | Uint8Array>>;

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** An Office document: its parts, with the kinds of its main ones and the way in. */
export function packaged(main: { readonly name: string; readonly kind: string }, contents: Contents): Buffer {
  return zipped({
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/${main.name}" ContentType="${main.kind}.main+xml"/></Types>`,
    '_rels/.rels': relations([{ id: 'rId1', type: 'officeDocument', target: main.name }]),
    ...contents,
  });
}

export const zipped = (contents: Contents): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(contents).map(([name, content]) => [
          name,
          typeof content === 'string' ? Buffer.from(content) : content,
        ]),
      ),
      { level: 1 },
    ),
  );

export interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external?: boolean;
}

export const relations = (all: readonly Relation[]): string =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
    .map(
      ({ id, type, target, external = false }) =>
        `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;

/** Who wrote it, who touched it last, for whom. */
export function properties({ author = '', editor = '', company = '', custom = '' }): Contents {
  return {
    'docProps/core.xml': `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${author}</dc:creator><cp:lastModifiedBy>${editor}</cp:lastModifiedBy><cp:revision>7</cp:revision></cp:coreProperties>`,
    'docProps/app.xml': `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>WPS</Application><Company>${company}</Company></Properties>`,
    'docProps/custom.xml': `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="file"><vt:lpwstr>${custom}</vt:lpwstr></property></Properties>`,
  };
}
