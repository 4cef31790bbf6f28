import { HEAD, packaged, relations, XLSX, type Contents } from './package.js';

export interface Sheet {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  readonly rows: readonly (readonly (string | number)[])[];
  /** What else stands in the sheet, after its cells. */
  readonly more?: string;
  /** How its part is called: nothing binds a program to sheet1.xml. */
  readonly part?: string;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const NS = `xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`;

/** A workbook; `names` are its defined names, `leftover` strings that no cell shows any more. */
export function xlsx(
  sheets: readonly Sheet[],
  names: Readonly<Record<string, string>> = {},
  more: Contents = {},
  leftover: readonly string[] = [],
): Buffer {
  const strings = [...new Set(sheets.flatMap(({ rows }) => rows.flat()).filter((each) => typeof each === 'string'))];
  const parts = sheets.map(({ part }, at) => part ?? `worksheets/sheet${at + 1}.xml`);
  const listed = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" ${state === undefined ? '' : `state="${state}"`} r:id="rId${at + 1}"/>`,
  );
  const defined = Object.entries(names).map(([name, value]) => `<definedName name="${name}">${value}</definedName>`);
  return packaged(
    { name: 'xl/workbook.xml', kind: XLSX },
    {
      'xl/workbook.xml': `${HEAD}<workbook ${NS}><sheets>${listed.join('')}</sheets><definedNames>${defined.join('')}</definedNames></workbook>`,
      'xl/_rels/workbook.xml.rels': relations(
        parts.map((target, at) => ({ id: `rId${at + 1}`, type: 'worksheet', target })),
      ),
      'xl/sharedStrings.xml': `${HEAD}<sst ${NS}>${[...strings, ...leftover].map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
      ...Object.fromEntries(sheets.map((sheet, at) => [`xl/${parts[at]!}`, sheetXml(sheet, strings)])),
      ...more,
    },
  );
}

function sheetXml({ rows, more = '' }: Sheet, strings: readonly string[]): string {
  const cell = (value: string | number): string =>
    typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="s"><v>${strings.indexOf(value)}</v></c>`;
  const lines = rows.map((row) => `<row>${row.map(cell).join('')}</row>`);
  return `${HEAD}<worksheet ${NS}><sheetData>${lines.join('')}</sheetData>${more}</worksheet>`;
}

export const xlsxComments = (text: string): string =>
  `${HEAD}<comments ${NS}><authors><author>赵六</author></authors><commentList><comment ref="A1" authorId="0"><text><r><t>${text}</t></r></text></comment></commentList></comments>`;
