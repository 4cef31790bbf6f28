import { clock, clocks, dues } from './support.js';

describe('the ambiguities of the plan that concern deadlines, read as the collected facts read them', () => {
  test('A01 六（二）涉及招标的相关信息: the tender rule only where the grant mode is 招标; statutory dates of 39号令 only warn', () => {
    const events = {
      ...{ 'formed-or-changed': '2026-09-18', 'notice-received-electronically': '2026-09-18T02:00:00.000Z' },
      'grant-activity-started': '2026-10-30',
    };
    const of = (mode: string) => clocks('land-grant-announcement', { events, codes: { 'grant-mode': mode } });
    expect(dues(of('tender'))).toEqual([
      ['tender-electronic-12h', '2026-09-18T14:00:00.000Z'],
      ['land-notice-20d-before', '2026-10-09'],
    ]);
    for (const mode of ['auction', 'listing', 'agreement']) {
      expect(dues(of(mode))).toEqual([
        ['general-20wd', '2026-10-22'],
        ['land-notice-20d-before', '2026-10-09'],
      ]);
    }
    expect(of('listing').map(({ rule, binding, governs }) => [rule, binding, governs])).toEqual([
      ['general-20wd', true, true],
      ['land-notice-20d-before', false, false],
    ]);
  });

  test('A01 a deal whose grant mode nobody wrote down is a tender when its notice was received or verified as one', () => {
    const told = clocks('land-deal-publicity', { events: { 'notice-verified': '2026-09-18' } });
    expect(told.map(({ rule }) => rule)).toContain('tender-verified-1wd');
    expect(clocks('land-deal-publicity', { events: {} }).map(({ rule }) => rule)).toEqual([
      'general-20wd',
      'land-result-10wd',
    ]);
  });

  test('A02, A03 申请在先探矿权出让/转让, 转让矿业权确认公示: one item each, both published on acceptance', () => {
    for (const entry of ['mining-application-registration', 'mining-right-transfer']) {
      expect(dues(clocks(entry, { events: { accepted: '2026-09-21' } }))).toEqual([
        ['mining-acceptance-simultaneous', '2026-09-21'],
      ]);
    }
  });

  test('A04 在…受理后，同时公开: by the end of that working day, on a rest day of the next one, amber at once', () => {
    const on = (accepted: string, now: string) =>
      clock('mining-acceptance-simultaneous', 'mining-right-transfer', { events: { accepted } }, now);
    expect(on('2026-10-02', '2026-10-02')).toMatchObject({ due: '2026-10-08', lamp: 'amber', state: 'running' });
    expect(on('2026-09-21', '2026-09-21').lamp).toBe('amber');
    expect(on('2026-09-21', '2026-09-21T23:59:59+08:00').state).toBe('running');
    expect(on('2026-09-21', '2026-09-22T00:00:00+08:00')).toMatchObject({ state: 'late', lamp: 'red' });
    expect(on('2026-09-21', '2026-09-20').state).toBe('too-early-window');
  });

  test('A05 交易过程信息 5个工作日: the stricter legal date per element, five working days only for elements without one', () => {
    const events = { 'formed-or-changed': '2026-09-21', 'supplier-determined': '2026-09-21' };
    const of = (...filled: string[]) => dues(clocks('procurement-transaction-process', { events, filled }));
    expect(of('procurement-result')).toEqual([['procurement-result-2wd', '2026-09-23']]);
    expect(of('budget', 'procurement-result')).toEqual([
      ['procurement-result-2wd', '2026-09-23'],
      ['procurement-process-5wd', '2026-09-29'],
    ]);
    expect(of('budget')).toEqual([['procurement-process-5wd', '2026-09-29']]);
  });

  test('A05 as long as the day the supplier was determined is not known, the five working days stand', () => {
    const facts = { events: { 'formed-or-changed': '2026-09-21' }, filled: ['procurement-result'] };
    const all = clocks('procurement-transaction-process', facts);
    expect(all.map(({ rule, state, needs }) => [rule, state, needs])).toEqual([
      ['procurement-process-5wd', 'running', []],
      ['procurement-result-2wd', 'not-started', ['supplier-determined']],
    ]);
  });

  test('A06 四.4 penalties 1个工作日 vs general 7个工作日: both run, the earlier date is the due date', () => {
    const events = { 'decision-notice-issued': '2026-09-21', 'admin-decision-made': '2026-09-18' };
    const all = clocks('procurement-misconduct-records', { events });
    expect(dues(all)).toEqual([
      ['procurement-supervision-1wd', '2026-09-22'],
      ['admin-decision-7wd', '2026-09-29'],
    ]);
    expect(all.map(({ governs }) => governs)).toEqual([true, false]);
  });

  test('A08 六（五） 中介机构审计结果: the listing window covers the valuation too', () => {
    const all = clocks('property-audit-valuation', { events: { 'listing-window': '2026-09-21/2026-10-18' } });
    expect(dues(all)).toEqual([['property-listing-window', '2026-10-18']]);
  });

  test('A09 交易价格…在产权转让挂牌公告期内公开: the window cannot bind; twenty working days from the price', () => {
    const events = { 'listing-window': '2026-08-03/2026-08-28', 'formed-or-changed': '2026-09-18' };
    const all = clocks('property-transaction-price', { events }, '2026-09-21');
    expect(
      all.map(({ rule, binding, governs, due, ambiguity, lamp }) => [rule, binding, governs, due, ambiguity, lamp]),
    ).toEqual([
      ['general-20wd', true, true, '2026-10-22', 'A09', 'green'],
      ['property-listing-window', false, false, '2026-08-28', 'A09', 'amber'],
    ]);
  });

  test('A10 在产权交易合同生效后予以公开: forbidden before, amber after five working days, late after twenty', () => {
    const on = (now: string) =>
      clock('property-contract-effective', 'property-deal', { events: { 'contract-effective': '2026-09-18' } }, now);
    expect([on('2026-09-17').state, on('2026-09-18').state]).toEqual(['too-early-window', 'running']);
    expect([on('2026-09-24').lamp, on('2026-09-28').lamp]).toEqual(['green', 'amber']);
    expect(on('2026-10-22').state).toBe('running');
    expect(on('2026-10-23')).toMatchObject({ state: 'late', lamp: 'red', workingDaysLeft: -1 });
  });

  test('A11 信息预披露: an entry of its own, ten working days from the approval, unless control does not pass', () => {
    const events = { 'transfer-approved': '2026-09-18' };
    expect(dues(clocks('property-predisclosure', { events }))).toEqual([['property-predisclosure-10wd', '2026-10-09']]);
    expect(clocks('property-predisclosure', { events, codes: { 'actual-control-transfers': 'false' } })).toEqual([]);
  });

  test('A12 招标公告和公示信息文本: notice, prequalification, candidates and result, not the contract', () => {
    const rules = (entry: string) => clocks(entry, {}).map(({ rule }) => rule);
    for (const entry of ['tender-notice', 'prequalification-notice', 'winning-candidates', 'award-result']) {
      expect(rules(`engineering-${entry}`)).toEqual(
        expect.arrayContaining(['tender-electronic-12h', 'tender-verified-1wd']),
      );
    }
    expect(rules('engineering-contract')).toEqual(['general-20wd']);
  });

  test('A13 自收到起12小时: running clock hours, nights and rest days included, from the machine’s timestamp', () => {
    const at = (now: string) =>
      clock(
        'tender-electronic-12h',
        'engineering-tender-notice',
        { events: { 'notice-received-electronically': '2026-02-14T12:00:00.000Z' } },
        now,
      );
    expect(at('2026-02-15T05:30:00+08:00')).toMatchObject({
      ...{ due: '2026-02-15T00:00:00.000Z', state: 'running', lamp: 'amber', hoursLeft: 2 },
    });
    expect(at('2026-02-15T08:00:00+08:00').state).toBe('late');
  });

  test('A14 六.6 合同订立信息: twenty working days from signing', () => {
    const events = { 'formed-or-changed': '2026-09-01', 'contract-signed': '2026-09-18' };
    expect(dues(clocks('engineering-contract', { events }))).toEqual([['general-20wd', '2026-10-22']]);
    expect(clock('general-20wd', 'engineering-contract', {}).needs).toEqual(['contract-signed']);
  });

  test('A15 合同履约信息: an optional entry, twenty working days', () => {
    const events = { 'formed-or-changed': '2026-09-18' };
    for (const field of ['procurement', 'engineering']) {
      expect(dues(clocks(`contract-performance-${field}`, { events }))).toEqual([['general-20wd', '2026-10-22']]);
    }
  });

  test('A16 黑名单: seven working days by analogy, as of every decision on a market entity', () => {
    const events = { 'admin-decision-made': '2026-09-18' };
    expect(clock('admin-decision-7wd', 'engineering-market-entity-credit', { events }).due).toBe('2026-09-29');
  });

  test('A17 核验确认最长不得超过3个工作日: a clock of its own, the day after submission is its first day', () => {
    const submitted = { 'notice-submitted-otherwise': '2026-09-18T01:00:00.000Z' };
    const facts = { events: submitted };
    const all = clocks('engineering-tender-notice', facts, '2026-09-20');
    expect(all.map(({ rule, act, due, state, needs }) => [rule, act, due, state, needs])).toEqual([
      ['tender-verified-1wd/verification', 'verify', '2026-09-22', 'running', []],
      ['tender-verified-1wd', 'publish', null, 'not-started', ['notice-verified']],
    ]);
    const verified = { events: { ...submitted, 'notice-verified': '2026-09-23' } };
    const after = clocks('engineering-tender-notice', verified, '2026-09-23');
    expect(after.map(({ act, due, state, governs }) => [act, due, state, governs])).toEqual([
      ['publish', '2026-09-24', 'running', true],
      ['verify', '2026-09-22', 'late', false],
    ]);
  });

  test('A18 20个工作日前: twenty clear working days, neither the publication day nor the event day counted', () => {
    const facts = { events: { 'listing-start': '2026-03-10' }, codes: { 'grant-mode': 'listing' } };
    const found = clock('mining-notice-20wd-before', 'mining-competitive-project', facts, '2026-01-26');
    expect([found.due, found.counted.length, found.counted[0], found.counted.at(-1)]).toEqual([
      ...['2026-02-03', 20, '2026-03-09', '2026-02-04'],
    ]);
  });

  test('A22, A28 六 first paragraph: a licence or penalty of any domain has the seven working days on top', () => {
    const events = { 'admin-decision-made': '2026-09-18' };
    for (const entry of [
      'land-supply-result',
      'mining-right-transfer',
      'procurement-agency-assessment',
      'property-deal',
    ]) {
      expect(clock('admin-decision-7wd', entry, { events })).toMatchObject({ due: '2026-09-29', governs: true });
    }
    expect(clocks('property-decision-approval', {}).map(({ rule }) => rule)).toEqual(['general-20wd']);
    expect(clock('admin-decision-7wd', 'land-supply-result', { codes: { 'decision-kind': 'licence' } }).needs).toEqual([
      'admin-decision-made',
    ]);
  });

  test('A25 条例 in force: the twenty working days of the reply count requests since 2019-05-15', () => {
    const received = (date: string) => clocks('land-supply-plan', { events: { 'request-received': date } });
    expect(received('2019-05-15').map(({ rule }) => rule)).toContain('request-statutory');
    expect(received('2019-05-14').map(({ rule }) => rule)).not.toContain('request-statutory');
  });

  test('A26 变更 restarts 20 working days: each new version has its own due date from the change date', () => {
    const correction = { previouslyPublishedAt: '2026-09-01T02:00:00.000Z', begunAt: '2026-09-18T02:00:00.000Z' };
    const of = (formed: string) =>
      dues(clocks('land-supply-plan', { events: { 'formed-or-changed': formed }, correction }));
    expect(of('2026-08-20')).toEqual([['general-20wd', '2026-10-22']]);
    expect(of('2026-09-16')).toEqual([['general-20wd', '2026-10-20']]);
  });

  test('A26 a corrected tender notice waits for its own receipt or verification', () => {
    const correction = { previouslyPublishedAt: '2026-09-01T02:00:00.000Z', begunAt: '2026-09-18T02:00:00.000Z' };
    const events = { 'notice-verified': '2026-08-31' };
    const found = clock('tender-verified-1wd', 'engineering-tender-notice', { events, correction });
    expect([found.state, found.needs]).toEqual(['not-started', ['notice-verified']]);
  });
});
