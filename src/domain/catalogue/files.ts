import type { z } from 'zod';
import { JurisdictionError } from './jurisdiction-error.js';
import { calendarFile } from './shapes/calendar.js';
import { catalogueFile, type CatalogueFile } from './shapes/catalogue.js';
import { deadlinesFile } from './shapes/deadlines.js';
import { dualPublicityFile } from './shapes/dual-publicity.js';
import { escalationFile } from './shapes/escalation.js';
import { fieldTableFile, tradingMappingFile } from './shapes/exchange.js';
import { intakeFile } from './shapes/intake.js';
import { jurisdictionFile } from './shapes/jurisdiction.js';
import { NO_EXPECTATIONS, obligationsFile } from './shapes/obligations.js';
import { ocdsFile } from './shapes/ocds.js';
import { screeningFile } from './shapes/screening.js';
import { unitsFile } from './shapes/units.js';
import { channelsFile } from './shapes/channels.js';
import { accountsFile, codesFile, groundsFile } from './shapes/vocabularies.js';

/** The files of a jurisdiction, each of the right shape; whether they agree with each other is judged later. */
export type Files = ReturnType<typeof readShapes>;

/** Parsed YAML (of `exchange/`, JSON) by file name relative to the folder, e.g. `units.yaml`, `catalogue/2-land.yaml`. */
export type RawFiles = Readonly<Record<string, unknown>>;

export const TRADING_MAPPING = 'exchange/trading-platform.yaml';
export const TRADING_FIELDS = 'exchange/trading-platform-fields.json';
const DUAL_PUBLICITY = 'exchange/dual-publicity-fields.json';

export function readShapes(raw: RawFiles) {
  return {
    jurisdiction: shaped(raw, 'jurisdiction.yaml', jurisdictionFile),
    units: shaped(raw, 'units.yaml', unitsFile),
    catalogue: catalogueFiles(raw),
    codes: shaped(raw, 'codes.yaml', codesFile),
    grounds: shaped(raw, 'grounds.yaml', groundsFile),
    channels: shaped(raw, 'channels.yaml', channelsFile),
    deadlines: shaped(raw, 'deadlines.yaml', deadlinesFile),
    calendar: shaped(raw, 'calendar.yaml', calendarFile),
    escalation: shaped(raw, 'escalation.yaml', escalationFile),
    obligations: 'obligations.yaml' in raw ? shaped(raw, 'obligations.yaml', obligationsFile) : NO_EXPECTATIONS,
    intake: 'intake.yaml' in raw ? shaped(raw, 'intake.yaml', intakeFile) : intakeFile.parse({}),
    screening: 'screening.yaml' in raw ? shaped(raw, 'screening.yaml', screeningFile) : screeningFile.parse({}),
    trading: tradingFiles(raw),
    dualPublicity: DUAL_PUBLICITY in raw ? shaped(raw, DUAL_PUBLICITY, dualPublicityFile) : null,
    ocds: 'ocds.yaml' in raw ? shaped(raw, 'ocds.yaml', ocdsFile) : null,
    accounts: 'accounts.yaml' in raw ? shaped(raw, 'accounts.yaml', accountsFile).accounts : [],
  };
}

/** null where the jurisdiction feeds no trading platform. */
function tradingFiles(raw: RawFiles) {
  if (!(TRADING_MAPPING in raw)) return null;
  const table = shaped(raw, TRADING_FIELDS, fieldTableFile);
  return { mapping: shaped(raw, TRADING_MAPPING, tradingMappingFile), table };
}

/** One file per domain, in the order of their names. */
function catalogueFiles(raw: RawFiles): readonly (CatalogueFile & { readonly file: string })[] {
  const names = Object.keys(raw).filter((name) => name.startsWith('catalogue/'));
  if (names.length === 0) throw new JurisdictionError('catalogue/', '', 'no file: at least one domain is needed');
  return names.sort().map((file) => ({ file, ...shaped(raw, file, catalogueFile) }));
}

function shaped<T extends z.ZodType>(raw: RawFiles, file: string, shape: T): z.output<T> {
  if (!(file in raw)) throw new JurisdictionError(file, '', 'the file is missing');
  const result = shape.safeParse(raw[file]);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new JurisdictionError(file, dotted(issue?.path ?? []), issue?.message ?? 'wrong shape');
}

/** `['units', 3, 'uscc']` → `units[3].uscc` */
function dotted(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}
