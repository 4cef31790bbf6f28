import type { Entry } from '../../domain/catalogue/jurisdiction.js';
import { MACHINE_DATES } from '../../domain/lifecycle/disclosure/intake.js';
import type { Opened } from '../../engine/case-door.js';

/** The entry as a draft's form asks for it: when a text came in and was verified is the machine's to say, and nobody is asked. */
export function formEntry(entry: Entry, { row }: Opened): Entry {
  const { intake } = row.memory;
  if (intake === undefined || intake === null) return entry;
  return { ...entry, dates: entry.dates.filter(({ id }) => !MACHINE_DATES.includes(id)) };
}
