const reason = { reason: '内容有误' };
const ground = { ground: 'trade-secret', explanation: '涉及第三方商业秘密', reviewAgainOn: '2027-03-02' };

/** What goes with each action, well formed: actions that are not here take nothing. */
export const ACTION_INPUTS: Readonly<Record<string, object>> = {
  ...Object.fromEntries(
    ['REFUSE_VERIFICATION', 'ABANDON', 'CORRECT', 'RETURN', 'REOPEN', 'TAKE_DOWN', 'REPEAL', 'HOLD', 'RELEASE'].map(
      (action) => [action, reason],
    ),
  ),
  ...Object.fromEntries(['DISMISS', 'SEND_BACK', 'CIRCULATE', 'WAIT', 'WITHDRAW'].map((action) => [action, reason])),
  DECLARE_NOTHING: reason,
  MIRROR: {
    ...{ medium: '中国招标投标公共服务平台', url: 'https://bulletin.example.org/1' },
    ...{ publishedAt: '2026-11-20T01:00:00Z', text: '招标公告' },
  },
  REFER: { question: '是否属于国家秘密？' },
  ADVISE: { advice: '不属于' },
  CONSULT: { party: '某公司', receivedOn: '2026-11-20' },
  RECORD_REPLY: { consent: 'agrees' },
  WITHHOLD: ground,
  RESTRICT: ground,
  REASSESS: { ...reason, reviewAgainOn: '2027-06-01' },
  SCHEDULE: { at: '2099-01-01T01:00:00Z' },
  GRADE: { grade: 'general' },
  OVERTURN: { kind: 'annulled', on: '2026-11-20' },
  REPAIR: { document: '同信修〔2026〕1号', decidedOn: '2026-11-20' },
  ANSWER: { text: '已公开。' },
};
