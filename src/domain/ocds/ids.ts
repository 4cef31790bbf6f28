import { sha256Hex } from '../audit/canonical-json.js';

/** 索引号 as it stands in an id: `11230881GK00000773/2026-00010` → `11230881GK00000773-2026-00010`. */
export const plainNumber = (number: string): string => number.replace('/', '-');

/** What the releases of one process have in common: its project, or without one the 索引号 it began with. */
export type Process = { readonly project: string } | { readonly number: string };

export function ocidOf(prefix: string, process: Process): string {
  return `${prefix}-${'project' in process ? process.project : plainNumber(process.number)}`;
}

/** The process behind an ocid of ours, or null. */
export function processOf(prefix: string, ocid: string): Process | null {
  if (!ocid.startsWith(`${prefix}-`)) return null;
  const rest = ocid.slice(prefix.length + 1);
  if (UUID.test(rest)) return { project: rest };
  const [, uscc, number] = NUMBER.exec(rest) ?? [];
  return uscc === undefined || number === undefined ? null : { number: `${uscc}/${number}` };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NUMBER = /^([0-9A-Z]{18})-(\d{4}-\d{5,9})$/;

/** An organisation known by its name only; the same name is the same id. */
export const namedOrganization = (name: string): string => `CN-NAME-${sha256Hex(name).slice(0, 16)}`;

export const USCC = 'CN-USCC'; // 统一社会信用代码 (GB 32100)
export const codedOrganization = (uscc: string): string => `${USCC}-${uscc}`;
