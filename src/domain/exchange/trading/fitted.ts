import { isDate } from '../../calendar/dates.js';
import { HIDDEN } from '../../catalogue/masking.js';
import type { DataType } from './field-table.js';
import { xmlText } from './xml-text.js';
import type { Told } from './told.js';

/** A value in the form the schema asks of its type; what does not fit has nothing to say there, what is masked is hidden. */
export function fitted(text: string, type: DataType): Told {
  const written = FITS[type](text);
  if (written !== null) return written === '' ? 'absent' : { text: written };
  return text.includes(HIDDEN.charAt(0)) ? 'hidden' : 'absent';
}

const FITS: Readonly<Record<DataType, (text: string) => string | null>> = {
  string: (text) => xmlText(text).trim(),
  number: (text) => (/^-?\d+(\.\d+)?$/.test(text) ? text : null),
  datetime: dateTime,
};

/** xs:dateTime in Shanghai time: of a day its beginning, of an instant the second. */
function dateTime(text: string): string | null {
  if (isDate(text)) return `${text}T00:00:00+08:00`;
  const time = /^\d{4}-\d{2}-\d{2}T/.test(text) ? new Date(text).getTime() : Number.NaN;
  if (Number.isNaN(time)) return null;
  return `${new Date(time + SHANGHAI_MS).toISOString().slice(0, 19)}+08:00`;
}

const SHANGHAI_MS = 8 * 3_600_000;
