import type { Account } from '../../access/account-directory.js';
import type { TrailEntry } from '../../audit/trail-reader.js';
import type { ItemView } from '../../items/item-view.js';
import { inFull } from '../orders/print-model.js';
import type { Naming } from '../naming.js';
import type { PaperFind } from './paper-finds.js';
import { moment, signerOf } from './paper-people.js';
import { paperSource } from './paper-source.js';
import { approved, concluded, consultations, referrals, signatures } from './review-conclusions.js';
import { fileLines, findLines, markLines } from './review-rows.js';
import { reviewActs } from './review-acts.js';

export interface FormSource {
  readonly view: ItemView;
  readonly trail: readonly TrailEntry[];
  readonly finds: readonly PaperFind[];
  readonly people: readonly Account[];
}

/** 公开审查（含保密审查）表 of the version at hand. Chinese, whatever the page around it is. */
export function reviewFormModel({ view: { opened }, trail, finds, people }: FormSource, naming: Naming) {
  const { row, facts, now } = opened;
  const acts = reviewActs(trail, row.version);
  const source = paperSource(opened, finds, naming);
  const signer = signerOf(people);
  const person = (account: string): string => people.find((one) => one.account === account)?.person ?? account;
  const unit = naming.unit(row.unit, 'zh');
  return {
    ...{ id: row.id, title: source.title === '' ? '（还没有名称）' : source.title },
    ...{ entry: naming.entry(row.entry, 'zh'), unit, office: inFull(naming.jurisdiction.name.zh, unit) },
    ...{ number: row.number, version: `第 ${String(row.version)} 版`, printedAt: moment(now) },
    drafters: row.memory.drafters.map(person).join('、'),
    submittedAt: acts.submitted === null ? '尚未送审' : moment(acts.submitted.at),
    marks: markLines(opened, source, signer, naming),
    finds: findLines(finds, source, signer),
    files: fileLines(opened, finds, source, signer),
    referrals: referrals(acts),
    consultations: consultations(acts),
    review: concluded(acts, facts.publicHash, naming),
    signatures: signatures(acts, naming),
    approval: approved(acts, facts.publicHash, people, naming),
    ...{ contentHash: facts.contentHash, publicHash: facts.publicHash },
  };
}

/** Everybody the form names by account alone. */
export function accountsOn({ opened: { row } }: ItemView, finds: readonly PaperFind[], trail: readonly TrailEntry[]) {
  const put = [...row.marks, ...finds.flatMap(({ decided }) => decided ?? [])];
  const signers = trail.flatMap(({ detail }) => {
    const { recorded } = (detail.input ?? {}) as { recorded?: { signer?: unknown } };
    return typeof recorded?.signer === 'string' ? [recorded.signer] : [];
  });
  const accounts = put.flatMap(({ by, standingFor }) => [by, ...(standingFor === undefined ? [] : [standingFor])]);
  return [...new Set([...row.memory.drafters, ...accounts, ...signers])];
}
