import { calendarOf, type YearNotice } from '../calendar/year-notice.js';
import { buildMapping } from '../exchange/trading/build-mapping.js';
import { buildEntry } from './build-entry.js';
import { wordListsOf } from '../screening/word-lists.js';
import type { Files } from './files.js';
import type { Jurisdiction, Unit } from './jurisdiction.js';

/** Puts checked files together: sets resolved, code lists joined to their elements, everything found by id. */
export function buildJurisdiction(files: Files): Jurisdiction {
  const { code, name, siteIdCode, plan, seats, principles, sectors, supervision } = files.jurisdiction;
  const { basis, ...words } = principles;
  const entries = files.catalogue.flatMap(({ domain, entries: rows }) =>
    rows.map((row) => buildEntry(row, domain.id, files)),
  );
  const notices = buildNotices(files.calendar);
  return {
    code,
    name,
    ...(siteIdCode === undefined ? {} : { siteIdCode }),
    plan,
    principles: words,
    principlesBasis: basis,
    sectors,
    supervision,
    office: seats.office,
    supervisionOffice: seats.supervision,
    secrecyAuthority: seats.secrecy,
    units: byId(files.units.units.map(buildUnit)),
    groups: byId(files.units.groups),
    domains: byId(files.catalogue.map(({ domain }) => ({ ...domain, channels: resolveSets(domain.channels, files) }))),
    entries: byId(entries),
    channels: byId(files.channels.channels),
    creditChannels: files.channels.sets.credit ?? [],
    creditInformationChannels: files.channels.sets['credit-information'] ?? [],
    grounds: byId(files.grounds.grounds),
    codeLists: new Map(Object.entries(files.codes.codeLists)),
    events: byId(files.deadlines.events),
    deadlineRules: byId(files.deadlines.rules),
    overrides: byId(files.deadlines.overrides),
    deadlineReadings: files.deadlines.readings,
    displayGrades: files.deadlines.displayGrades ?? null,
    calendar: calendarOf(files.calendar.version, notices),
    calendarNotices: notices,
    expectations: files.obligations,
    escalation: files.escalation,
    accounts: files.accounts,
    senders: byId(files.intake.senders),
    signatureWithin: files.intake.signatureWithin,
    dualPublicity: files.dualPublicity,
    ocds: files.ocds,
    wordLists: wordListsOf(files.screening),
    trading: files.trading === null ? null : buildMapping(files.trading),
  };
}

function buildUnit(row: Files['units']['units'][number]): Unit {
  const last = row.names.at(-1);
  if (last === undefined) throw new Error(`unit ${row.id} has no name`);
  return { ...row, name: { zh: last.zh, en: last.en } };
}

function resolveSets(names: readonly string[], files: Files): string[] {
  return names.flatMap((name) => files.channels.sets[name] ?? [name]);
}

function buildNotices({ years }: Files['calendar']): YearNotice[] {
  return Object.entries(years).flatMap(([year, { notices }]) =>
    notices.map((notice) => ({ ...notice, year: Number(year), sequence: 0 })),
  );
}

function byId<T extends { readonly id: string }>(things: readonly T[]): ReadonlyMap<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}
