/** A sheet of texts only: a spreadsheet neither computes a cell nor rounds an 18-digit code. The first two rows stay in sight. */
export async function textWorkbook(sheet: string, rows: readonly (readonly string[])[]): Promise<Buffer> {
  const { default: writeXlsxFile } = require('write-excel-file/node') as typeof import('write-excel-file/node');
  const cells = rows.map((row) =>
    row.map((value) => (value === '' ? null : { value: storable(value), type: String, format: '@' })),
  );
  return await writeXlsxFile(cells, { sheet, stickyRowsCount: 2 }).toBuffer();
}

/** Signs XML cannot carry, and more than a cell holds, have no business in a report. */
const storable = (value: string): string =>
  value.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').slice(0, 32_767);
