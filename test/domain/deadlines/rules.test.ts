import type { ClockFacts } from '../../../src/domain/deadlines/clock.js';
import { tongjiang } from '../../support/jurisdictions/index.js';
import { clock } from './support.js';

interface Case {
  readonly rule: string;
  readonly entry: string;
  readonly events: Readonly<Record<string, string>>;
  readonly codes?: ClockFacts['codes'];
  readonly filled?: readonly string[];
  readonly due: string;
  readonly notBefore?: string;
  readonly binding?: false;
}

/** One item per rule, across National Day of 2026 (1 to 7 October; 20 September and 10 October are worked). */
const CASES: readonly Case[] = [
  { rule: 'general-20wd', entry: 'land-supply-plan', events: { 'formed-or-changed': '2026-09-18' }, due: '2026-10-22' },
  {
    ...{ rule: 'admin-decision-7wd', entry: 'engineering-approval-record', due: '2026-10-15' },
    events: { 'admin-decision-made': '2026-09-30' },
  },
  {
    ...{ rule: 'tender-electronic-12h', entry: 'engineering-tender-notice', due: '2026-10-01T13:30:00.000Z' },
    events: { 'notice-received-electronically': '2026-10-01T01:30:00.000Z' },
  },
  {
    ...{ rule: 'tender-verified-1wd', entry: 'engineering-tender-notice', due: '2026-10-08' },
    events: { 'notice-verified': '2026-09-30' },
  },
  {
    ...{ rule: 'mining-notice-20wd-before', entry: 'mining-competitive-project', due: '2026-09-15' },
    ...{ events: { 'auction-day': '2026-10-20' }, codes: { 'grant-mode': 'auction' } },
  },
  {
    ...{ rule: 'mining-deal-5wd', entry: 'mining-competitive-deal', due: '2026-10-13' },
    events: { 'deal-confirmation-signed': '2026-09-30' },
  },
  {
    ...{ rule: 'mining-agreement-between', entry: 'mining-agreement-confirmation', due: '2026-10-11' },
    ...{ events: { 'grantee-and-range-determined': '2026-09-25', 'registration-applied': '2026-10-12' } },
    notBefore: '2026-09-25',
  },
  {
    ...{ rule: 'mining-acceptance-simultaneous', entry: 'mining-right-transfer', due: '2026-09-28' },
    ...{ events: { accepted: '2026-09-28' }, notBefore: '2026-09-28' },
  },
  {
    ...{ rule: 'procurement-process-5wd', entry: 'procurement-transaction-process', due: '2026-10-13' },
    events: { 'formed-or-changed': '2026-09-30' },
  },
  {
    ...{ rule: 'procurement-supervision-1wd', entry: 'procurement-agency-assessment', due: '2026-10-08' },
    events: { 'decision-notice-issued': '2026-09-30' },
  },
  {
    ...{ rule: 'property-predisclosure-10wd', entry: 'property-predisclosure', due: '2026-10-20' },
    events: { 'transfer-approved': '2026-09-30' },
  },
  {
    ...{ rule: 'property-contract-effective', entry: 'property-deal', due: '2026-10-22' },
    ...{ events: { 'contract-effective': '2026-09-18' }, notBefore: '2026-09-18' },
  },
  {
    ...{ rule: 'property-listing-window', entry: 'property-project', due: '2026-10-04' },
    ...{ events: { 'listing-window': '2026-09-21/2026-10-04' }, notBefore: '2026-09-21' },
  },
  {
    ...{ rule: 'request-statutory', entry: 'land-supply-plan', due: '2026-10-22' },
    events: { 'request-received': '2026-09-18' },
  },
  {
    ...{ rule: 'third-party-reply-15wd', entry: 'land-supply-plan', due: '2026-10-12' },
    events: { 'consultation-received': '2026-09-15' },
  },
  {
    ...{ rule: 'procurement-result-2wd', entry: 'procurement-transaction-process', due: '2026-10-09' },
    ...{ events: { 'supplier-determined': '2026-09-30' }, filled: ['procurement-result'] },
  },
  {
    ...{ rule: 'procurement-contract-2wd', entry: 'procurement-transaction-process', due: '2026-10-09' },
    ...{ events: { 'contract-signed': '2026-09-30' }, filled: ['procurement-contract'] },
  },
  {
    ...{ rule: 'candidate-publicity-3d', entry: 'engineering-winning-candidates', due: '2026-10-08' },
    events: { 'evaluation-report-received': '2026-09-29' },
  },
  {
    ...{ rule: 'penalty-withdrawal-3wd', entry: 'procurement-misconduct-records', due: '2026-10-10' },
    events: { 'penalty-overturned': '2026-09-30' },
  },
  {
    ...{ rule: 'land-notice-20d-before', entry: 'land-grant-announcement', due: '2026-10-30', binding: false },
    events: { 'grant-activity-started': '2026-11-21' },
  },
  {
    ...{ rule: 'land-result-10wd', entry: 'land-deal-publicity', due: '2026-10-20', binding: false },
    events: { 'grant-activity-ended': '2026-09-30' },
  },
];

const wording = (id: string) => tongjiang.deadlineRules.get(id)?.zh ?? tongjiang.overrides.get(id)?.zh;
const named = CASES.map((each) => ({ ...each, text: wording(each.rule) }));

test('every rule of the plan and every statutory override has its case here', () => {
  const all = [...tongjiang.deadlineRules.keys(), ...tongjiang.overrides.keys()];
  expect(CASES.map(({ rule }) => rule).sort()).toEqual(all.sort());
  expect(all).toHaveLength(21);
});

test.each(named)(
  '$text: $due',
  ({ rule, entry, events, codes = {}, filled = [], due, notBefore = null, binding = true }) => {
    const found = clock(rule, entry, { events, codes, filled }, '2026-09-16');
    expect({ due: found.due, notBefore: found.notBefore, binding: found.binding }).toEqual({ due, notBefore, binding });
    expect(found.text).toBe(wording(rule));
    expect(found.citation).not.toBe('');
  },
);

test.each(
  named.filter(({ rule }) => !['request-statutory', 'third-party-reply-15wd', 'penalty-withdrawal-3wd'].includes(rule)),
)('$rule does not start before its event is known, and says which', ({ rule, entry, codes = {}, filled = [] }) => {
  const always = { 'decision-kind': 'licence', ...codes };
  const found = clock(rule, entry, { events: {}, codes: { ...always, ...MODES[rule] }, filled }, '2026-09-16');
  expect([found.state, found.due, found.lamp, found.needs.length > 0]).toEqual(['not-started', null, 'none', true]);
  for (const event of found.needs) expect([...tongjiang.events.keys()]).toContain(event);
});
const MODES: Readonly<Record<string, ClockFacts['codes']>> = {
  'tender-verified-1wd': { 'submission-mode': 'paper' },
  'land-result-10wd': { 'grant-mode': 'listing' },
};
